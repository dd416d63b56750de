"""What other rooms may show of cases: files are seen by whoever sees the case."""

from nuanju.cases.models import Case
from nuanju.core import files


def may_see(user, case_id: int) -> bool:
    return Case.objects.visible_to(user).filter(pk=case_id).exists()


files.register_visibility("cases.case", may_see)
