"""升级、进展报告、督办: the ladder's pages and its panels on the case page."""
