"""What the hotline says to other rooms: a shut gate keeps its project dark; evidence is seen by whoever sees the project."""

from nuanju.core import files
from nuanju.hotline.gates.plan import open_titles
from nuanju.hotline.models import GateStep
from nuanju.org import conditions


def may_see(user, step_id: int) -> bool:
    return GateStep.objects.visible_to(user).filter(pk=step_id).exists()


files.register_visibility("hotline.gatestep", may_see)
conditions.register(open_titles)
