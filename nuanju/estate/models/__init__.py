from nuanju.estate.models.blocks import Building, BuildingUnit, Floor, Phase
from nuanju.estate.models.commons import CommonArea, ParkingBay
from nuanju.estate.models.contractors import Contractor, Engagement
from nuanju.estate.models.houses import House, HouseSpace, HouseType

__all__ = [
    "Building",
    "BuildingUnit",
    "CommonArea",
    "Contractor",
    "Engagement",
    "Floor",
    "House",
    "HouseSpace",
    "HouseType",
    "ParkingBay",
    "Phase",
]
