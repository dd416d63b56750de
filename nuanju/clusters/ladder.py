"""Who answers for a cluster: the project's customer service while it is watched, then the project GM, then the regional GM."""

from nuanju.clusters.choices import Level
from nuanju.org.choices import Role
from nuanju.org.queries import post_holder

RUNGS = {Level.WATCH: Role.PROJECT_CS_MANAGER, Level.HOT: Role.PROJECT_GM, Level.MAJOR: Role.REGIONAL_GM}


def responsible_for(cluster):
    return post_holder(RUNGS[Level(cluster.level)], cluster.project)
