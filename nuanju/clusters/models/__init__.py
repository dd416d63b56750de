"""The cluster, its households, and what is done about it."""

from nuanju.clusters.models.alert import TechAlert
from nuanju.clusters.models.beside import CareCall, Demand, HouseholdAnswer, Joint, Message, Organiser, Suggestion
from nuanju.clusters.models.cluster import Cluster, Member

__all__ = [
    "CareCall", "Cluster", "Demand", "HouseholdAnswer", "Joint", "Member", "Message", "Organiser", "Suggestion",
    "TechAlert",
]  # fmt: skip
