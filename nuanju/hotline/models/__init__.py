"""Calls with what they leave, numbers to call back, and the start-up gates of the projects."""

from nuanju.hotline.models.call_backs import CallBack, CallBackQuerySet
from nuanju.hotline.models.calls import Call, CallEvent, CallQuerySet, IdentityCheck, PublishingPlace
from nuanju.hotline.models.gates import Gate, GateItem, GateStep, GateTrial

__all__ = [
    "Call",
    "CallBack",
    "CallBackQuerySet",
    "CallEvent",
    "CallQuerySet",
    "Gate",
    "GateItem",
    "GateStep",
    "GateTrial",
    "IdentityCheck",
    "PublishingPlace",
]
