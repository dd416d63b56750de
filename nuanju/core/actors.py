"""Who acts: a user, or the system itself (rules, jobs, imports)."""

from nuanju.core.scope import Reach


class System:
    """The actor behind rules and jobs; it holds no post and is named in the timeline as 系统."""

    pk = None
    name = "系统"
    is_authenticated = False
    reach = Reach(True, frozenset())

    def __str__(self) -> str:
        return self.name

    def may(self, grant: str, project_id: int | None = None, port: str | None = None) -> bool:
        return True

    def holds(self, role: str, project_id: int | None = None, port: str | None = None) -> bool:
        return False


SYSTEM = System()
