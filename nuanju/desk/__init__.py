"""Staff desktop and handler's phone pages."""
