"""The customer's own pages: for now the signed link of one case, without login."""
