"""Letters with their answers: read the sheet, find the estate they name, bring them in."""
