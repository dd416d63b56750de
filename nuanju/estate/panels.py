"""What other rooms may show of the estate: floor plans are seen by whoever sees the project."""

from nuanju.core import files
from nuanju.estate.models import HouseType


def may_see(user, house_type_id: int) -> bool:
    return HouseType.objects.visible_to(user).filter(pk=house_type_id).exists()


files.register_visibility("estate.housetype", may_see)
