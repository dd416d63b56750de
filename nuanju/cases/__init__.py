"""The case loop: states, verbs, rights, severity."""
