"""Without a token the API answers nobody, logged in or not; with one, see test_permissions.py."""

from nuanju.cases.inputs import INPUTS
from nuanju.clusters.inputs import INPUTS as CLUSTER_INPUTS
from nuanju.escalation.inputs import ON_CASE, ON_SUPERVISION
from tests.permissions import LOGIN, everybody, public

SHUT = {"stranger": LOGIN, "viewer": LOGIN, "allowed": LOGIN}

ROWS = {
    "api:openapi-json": public("/api/v1/openapi.json"),
    "api:api-root": everybody("/api/v1/", stranger="hidden", viewer="hidden", allowed="hidden", anonymous="hidden"),
    "api:register": everybody("/api/v1/cases", method="post", **SHUT),
    "api:search": everybody("/api/v1/cases", **SHUT),
    "api:show": everybody("/api/v1/cases/NJ-BW-20260309-0001", **SHUT),
    "api:ring": everybody("/api/v1/calls", method="post", **SHUT),
    "api:call_events": everybody("/api/v1/calls/1-2/events", method="post", **SHUT),
    "api:call_backs": everybody("/api/v1/call-backs", **SHUT),
    "api:hold_call_back": everybody("/api/v1/call-backs/1/hold", method="post", **SHUT),
    "api:call_back": everybody("/api/v1/call-backs/1/result", method="post", **SHUT),
    "api:heavy_rains": everybody("/api/v1/heavy-rains", **SHUT),
    "api:record_rain": everybody("/api/v1/heavy-rains", method="post", **SHUT),
    "api:file": everybody("/api/v1/files", method="post", **SHUT),
    "api:call": everybody("/api/v1/calls/1-2", **SHUT),
    "api:clusters": everybody("/api/v1/clusters", **SHUT),
    "api:declare_joint": everybody("/api/v1/clusters", method="post", **SHUT),
    "api:cluster": everybody("/api/v1/clusters/1", **SHUT),
    "api:likenesses": everybody("/api/v1/likenesses", **SHUT),
    "api:accept_likeness": everybody("/api/v1/likenesses/1/accept", method="post", **SHUT),
    "api:dismiss_likeness": everybody("/api/v1/likenesses/1/dismiss", method="post", **SHUT),
    "api:technical_alerts": everybody("/api/v1/technical-alerts", **SHUT),
    "api:settle_alert": everybody("/api/v1/technical-alerts/1/settle", method="post", **SHUT),
    "api:monitor": everybody("/api/v1/monitor", **SHUT),
    "api:gates": everybody("/api/v1/gates", **SHUT),
    "api:make_gate": everybody("/api/v1/gates", method="post", **SHUT),
    "api:gate": everybody("/api/v1/gates/1", **SHUT),
    "api:move_gate": everybody("/api/v1/gates/1/move", method="post", **SHUT),
    "api:rehearse_gate": everybody("/api/v1/gates/1/rehearse", method="post", **SHUT),
    "api:open_gate": everybody("/api/v1/gates/1/open", method="post", **SHUT),
    "api:tick_gate_item": everybody("/api/v1/gates/items/1/tick", method="post", **SHUT),
    "api:untick_gate_item": everybody("/api/v1/gates/items/1/untick", method="post", **SHUT),
    "api:escalations": everybody("/api/v1/escalations", **SHUT),
    "api:reports": everybody("/api/v1/reports", **SHUT),
    "api:supervisions": everybody("/api/v1/supervisions", **SHUT),
    "api:subscribe": everybody("/api/v1/webhooks", method="post", **SHUT),
    "api:subscriptions": everybody("/api/v1/webhooks", **SHUT),
    "api:webhook_kinds": everybody("/api/v1/webhooks/kinds", **SHUT),
    "api:switch": everybody("/api/v1/webhooks/1/switch", method="post", **SHUT),
    "gateway_reports": everybody("/api/reports/sms", method="post", anonymous=LOGIN, **SHUT),
    "aliyun_reports": everybody("/api/reports/aliyun/guess", method="post", anonymous=LOGIN, **SHUT),
    "api:suggest": everybody("/api/v1/library/suggest?text=漏水", **SHUT),
} | {
    f"api:{verb}": everybody(f"/api/v1/cases/NJ-BW-20260309-0001/{verb}", method="post", **SHUT)
    for verb in (*INPUTS, *ON_CASE)
}
ROWS |= {f"api:{verb}": everybody(f"/api/v1/supervisions/7/{verb}", method="post", **SHUT) for verb in ON_SUPERVISION}
ROWS |= {
    f"api:cluster_{verb}": everybody(f"/api/v1/clusters/1/{verb}", method="post", **SHUT) for verb in CLUSTER_INPUTS
}
