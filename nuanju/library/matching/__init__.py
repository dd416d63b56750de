"""From the customer's words to nodes of the library: lexicon → index → score."""
