"""The pages of cases: list, case page, verbs, clocks."""
