"""Who acts: a user, or the system itself (rules, jobs, imports)."""


class System:
    """The actor behind rules and jobs; it holds no post and is named in the timeline as 系统."""

    pk = None
    name = "系统"
    is_authenticated = False

    def __str__(self) -> str:
        return self.name


SYSTEM = System()
