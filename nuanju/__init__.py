"""Nuanju 暖居: customer service for residential property developers."""
