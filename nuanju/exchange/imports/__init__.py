"""Imports: one module per kind of file, each with `arguments(parser)` and `run(args)`."""
