"""How a gate is read: what the facts say, when items are due, how far the test case came."""
