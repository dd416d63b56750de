"""Calls with what they leave, and the start-up gates of the projects."""

from nuanju.hotline.models.calls import Call, CallEvent, CallQuerySet, IdentityCheck, PublishingPlace
from nuanju.hotline.models.gates import Gate, GateItem, GateStep, GateTrial

__all__ = [
    "Call",
    "CallEvent",
    "CallQuerySet",
    "Gate",
    "GateItem",
    "GateStep",
    "GateTrial",
    "IdentityCheck",
    "PublishingPlace",
]
