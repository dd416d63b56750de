"""Addresses of the agent's desk."""

from django.urls import path

from nuanju.desk.views.agent import callback, desk, followup, identity, intake, lead, lookups, passing, rain, report

urlpatterns = [
    path("agent/", desk.desk, name="agent_desk"),
    path("agent/bar", desk.callbar, name="agent_callbar"),
    path("agent/seat", desk.seat, name="agent_seat"),
    path("agent/lead", lead.lead, name="agent_lead"),
    path("agent/calls/<int:pk>/", intake.intake, name="agent_call"),
    path("agent/calls/<int:pk>/take", desk.take, name="agent_take"),
    path("agent/calls/<int:pk>/end", desk.end, name="agent_end"),
    path("agent/calls/<int:pk>/transfer", passing.transfer, name="agent_transfer"),
    path("agent/calls/<int:pk>/customer", intake.choose, name="agent_choose"),
    path("agent/calls/<int:pk>/place", intake.seen_at, name="agent_seen_at"),
    path("agent/call-backs/<int:pk>/hold", callback.hold, name="agent_call_back_hold"),
    path("agent/call-backs/<int:pk>/", callback.call_back, name="agent_call_back"),
    path("agent/new", intake.intake, name="agent_new"),
    path("agent/form", intake.form, name="agent_form"),
    path("agent/caller", intake.who, name="agent_caller"),
    path("agent/verify/<int:customer>", identity.verify, name="agent_verify"),
    path("agent/suggest", intake.suggest, name="agent_suggest"),
    path("agent/consequence", intake.consequence, name="agent_consequence"),
    path("agent/file", intake.file, name="agent_file"),
    path("agent/join/<str:number>", intake.join, name="agent_join"),
    path("agent/reopen/<str:number>", intake.reopen, name="agent_reopen"),
    path("agent/places", lookups.places, name="agent_places"),
    path("agent/spaces", lookups.spaces, name="agent_spaces"),
    path("agent/nodes", lookups.nodes, name="agent_nodes"),
    path("follow-ups/", followup.follow_ups, name="follow_ups"),
    path("follow-ups/rain", rain.heavy_rain, name="heavy_rain"),
    path("follow-ups/<str:number>/", followup.follow_up, name="follow_up"),
    path("follow-ups/<str:number>/phone", followup.reveal, name="follow_up_phone"),
    path("report/", report.report, name="staff_report"),
]
