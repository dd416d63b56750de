"""Who acts: a user, the system itself (rules, jobs, imports), or a customer by his link."""

from nuanju.core.scope import NOWHERE, Reach


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


class Visitor:
    """A customer without login who holds the signed link of one subject; he may act on that one alone."""

    pk = None
    is_authenticated = is_active = False
    reach = NOWHERE

    def __init__(self, subject_id: int, name: str):
        self.subject_id, self.name = subject_id, name

    def __str__(self) -> str:
        return self.name

    def may(self, grant: str, project_id: int | None = None, port: str | None = None) -> bool:
        return False

    def holds(self, role: str, project_id: int | None = None, port: str | None = None) -> bool:
        return False


SYSTEM = System()
