"""The verbs of clusters, one module each."""

from nuanju.clusters.verbs.absorb import absorb
from nuanju.clusters.verbs.accept_likeness import accept_likeness
from nuanju.clusters.verbs.activate import activate
from nuanju.clusters.verbs.add_demand import add_demand
from nuanju.clusters.verbs.answer_demand import answer_demand
from nuanju.clusters.verbs.call_household import call_household
from nuanju.clusters.verbs.close import close
from nuanju.clusters.verbs.control import control
from nuanju.clusters.verbs.declare_joint import declare_joint
from nuanju.clusters.verbs.dismiss_likeness import dismiss_likeness
from nuanju.clusters.verbs.grow import grow
from nuanju.clusters.verbs.join import join
from nuanju.clusters.verbs.leave import leave
from nuanju.clusters.verbs.move import move
from nuanju.clusters.verbs.name_organiser import name_organiser
from nuanju.clusters.verbs.open import open
from nuanju.clusters.verbs.raise_level import raise_level
from nuanju.clusters.verbs.record_answer import record_answer
from nuanju.clusters.verbs.relieve import relieve
from nuanju.clusters.verbs.reopen import reopen
from nuanju.clusters.verbs.send_message import send_message
from nuanju.clusters.verbs.set_plan import set_plan
from nuanju.clusters.verbs.settle_alert import settle_alert

__all__ = [
    "absorb",
    "accept_likeness",
    "activate",
    "add_demand",
    "answer_demand",
    "call_household",
    "close",
    "control",
    "declare_joint",
    "dismiss_likeness",
    "grow",
    "join",
    "leave",
    "move",
    "name_organiser",
    "open",
    "raise_level",
    "record_answer",
    "relieve",
    "reopen",
    "send_message",
    "set_plan",
    "settle_alert",
]
