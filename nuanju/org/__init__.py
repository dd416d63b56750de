"""Who: group, region, city company, project; users, posts, roles, rosters, presence."""
