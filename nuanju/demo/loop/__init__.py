"""Six months of cases, told by the loop's own tables (flow, limits, calendars, kinds) but written in bulk."""
