"""The life of a cluster (crisis.md §2): watch → active → controlled → closed, and back."""

from nuanju.clusters import rights
from nuanju.core.flow import Flow

UNDER_WAY = "watch active controlled"
GROWN = {"watch": "watch", "active": "active", "controlled": "active"}  # a new household ends the control

FLOW = Flow(
    rights,
    open=("", "watch", "cluster.opened"),
    grow=(UNDER_WAY, GROWN, "cluster.grew"),
    activate=("watch", "active", "cluster.activated"),
    raise_level=("active controlled", None, "cluster.raised"),
    relieve=(UNDER_WAY, None, "cluster.relieved"),
    control=("active", "controlled", "cluster.controlled"),
    close=("watch controlled", "closed", "cluster.closed"),
    reopen=("controlled closed", "active", "cluster.reopened"),
    set_plan=(UNDER_WAY, None, "cluster.planned"),
    record_answer=(UNDER_WAY, None, "cluster.answered"),
    add_demand=(UNDER_WAY, None, "cluster.demand_added"),
    answer_demand=(UNDER_WAY, None, "cluster.demand_answered"),
    name_organiser=(UNDER_WAY, None, "cluster.organiser_named"),
    send_message=(UNDER_WAY, None, "cluster.message_sent"),
    call_household=(UNDER_WAY, None, "cluster.house_called"),
    join=(UNDER_WAY, GROWN, "cluster.joined"),
    accept_likeness=(UNDER_WAY, GROWN, "cluster.joined"),
    leave=(UNDER_WAY + " closed", None, "cluster.left"),
    move=(UNDER_WAY + " closed", None, "cluster.moved"),
    take_in=(UNDER_WAY, GROWN, "cluster.took_in"),
    absorb=(UNDER_WAY, "closed", "cluster.absorbed"),
)
