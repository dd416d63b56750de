"""What the hotline says to other rooms: talks as evidence; a shut gate keeps its project dark; who sees evidence."""

from nuanju.cases.panels import register_talks
from nuanju.core import files
from nuanju.hotline.gates.plan import open_titles
from nuanju.hotline.models import GateStep
from nuanju.hotline.queries import talks_of
from nuanju.org import conditions


def may_see(user, step_id: int) -> bool:
    return GateStep.objects.visible_to(user).filter(pk=step_id).exists()


register_talks(talks_of)
files.register_visibility("hotline.gatestep", may_see)
conditions.register(open_titles)
