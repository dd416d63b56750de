"""Where people work, who they are, which posts they hold, when they are there."""

from nuanju.org.models.people import Post, User
from nuanju.org.models.places import CityCompany, Corporation, Project, Region
from nuanju.org.models.shifts import Absence, DutyRoster, SeatPresence

__all__ = ["Absence", "CityCompany", "Corporation", "DutyRoster", "Post", "Project", "Region", "SeatPresence", "User"]
