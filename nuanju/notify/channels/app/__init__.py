"""In the application itself."""
