"""群诉: many households with the same problem are seen as one, and each of them is still followed up by itself."""
