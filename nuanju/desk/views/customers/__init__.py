"""The pages of customers: search, 360° page, their verbs."""
