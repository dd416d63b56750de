"""The commands of `bin/nuanju`, one module each (the underscore keeps clear of keywords such as `import`)."""
