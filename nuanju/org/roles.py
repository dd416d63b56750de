"""Roles → rights. A grant is a word the apps' `rights.py` ask for; reach (where) comes from the post that holds the role.

Roles outside REACHING see only the cases they take part in; everybody else sees what lies in the reach of his posts.
"""

from nuanju.org.choices import Role

FRONT = {
    "watch_media",
    "intake",
    "assign",
    "follow_up",
    "reopen",
    "merge",
    "see_customers",
    "see_cases",
    "chase",
    "reveal",
}
PROJECT_FRONT = {
    "intake",
    "see_customers",
    "see_cases",
    "chase",
    "reveal",
    "keep_customers",
    "keep_estate",
    "keep_roster",
}

GRANTS: dict[str, frozenset[str]] = {
    role: frozenset(grants)
    for role, grants in {
        Role.HOTLINE_AGENT: FRONT,
        Role.SHIFT_LEAD: FRONT | {
            "keep_customers", "final_assign", "approve_cancel", "keep_roster", "keep_articles", "see_seats",
            "record_rain",
        },
        Role.FIRST_RESPONSIBLE: {"dispatch", "see_customers", "see_cases", "chase", "reveal"},
        Role.HANDLER: {"handle", "chase", "reveal"},
        Role.REPAIR_ENGINEER: {"accept", "handle", "see_customers", "see_cases", "chase", "reveal"},
        Role.PROJECT_CS_MANAGER: PROJECT_FRONT | {"keep_articles", "keep_local_library", "press", "watch_media"},
        Role.PROJECT_GM: {"see_customers", "see_cases", "approve_normal", "press", "keep_roster", "reveal"},
        Role.CITY_GM: {"see_customers", "see_cases", "press", "start_up", "record_rain"},
        Role.REGIONAL_CS: {"see_customers", "see_cases", "press", "keep_local_library", "watch_media"},
        Role.REGIONAL_GM: {"see_customers", "see_cases", "approve_important", "press"},
        Role.GROUP_MONITOR: {
            "see_customers", "see_cases", "press", "see_seats", "watch_media", "lower", "keep_walls",
        },
        Role.GROUP_CS_DIRECTOR: {
            "see_customers", "see_cases", "approve_hot", "press", "keep_library", "keep_policies", "keep_articles",
            "keep_templates", "see_seats", "backdate", "reveal", "watch_media", "lower",
        },
        Role.GROUP_VP: {"see_customers", "see_cases", "press"},
        Role.LEGAL_PR: {"see_customers", "see_cases", "watch_media"},
        Role.CONTRACTOR_WORKER: set(),
        Role.ADMINISTRATOR: {
            "see_customers", "see_cases", "keep_org", "keep_estate", "keep_customers", "keep_library", "keep_policies",
            "keep_articles", "keep_templates", "keep_roster", "see_outbox", "see_seats", "backdate", "import",
            "telephony", "start_up", "keep_walls",
            "keep_webhooks",
        },
        Role.VIEWER: {"see_customers", "see_cases"},
    }.items()
}  # fmt: skip

REACHING = frozenset(Role.values) - {Role.HANDLER, Role.CONTRACTOR_WORKER}

# Who stands above a role when its post is vacant or missing; acyclic, the top stays.
ABOVE: dict[str, str] = {
    Role.HANDLER: Role.FIRST_RESPONSIBLE,
    Role.REPAIR_ENGINEER: Role.FIRST_RESPONSIBLE,
    Role.FIRST_RESPONSIBLE: Role.PROJECT_GM,
    Role.PROJECT_CS_MANAGER: Role.PROJECT_GM,
    Role.PROJECT_GM: Role.CITY_GM,
    Role.CITY_GM: Role.REGIONAL_GM,
    Role.REGIONAL_CS: Role.REGIONAL_GM,
    Role.REGIONAL_GM: Role.GROUP_VP,
    Role.HOTLINE_AGENT: Role.SHIFT_LEAD,
    Role.SHIFT_LEAD: Role.GROUP_CS_DIRECTOR,
    Role.GROUP_MONITOR: Role.GROUP_CS_DIRECTOR,
    Role.LEGAL_PR: Role.GROUP_CS_DIRECTOR,
    Role.GROUP_CS_DIRECTOR: Role.GROUP_VP,
}
