"""What is shipped besides the problem library: scripts and articles."""
