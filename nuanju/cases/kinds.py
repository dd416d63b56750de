"""Which kind of demand is it? The first-match table of case-loop.md §3, pure."""

from nuanju.cases.choices import FEEDBACK, Kind, Ruling

BY_NODE_KIND = {
    "service": Kind.SERVICE_COMPLAINT,
    "operation": Kind.SERVICE_COMPLAINT,
    "commitment": Kind.COMMITMENT_COMPLAINT,
    "design": Kind.DESIGN_COMPLAINT,
}
IN_TERM = (Ruling.IN_WARRANTY, Ruling.UNDETERMINED, Ruling.NOT_APPLICABLE)


def decide(
    *, intent: str | None, node_kind: str | None, treatment: str | None, ruling: str, safety: bool = False
) -> Kind:
    """First match wins. `intent` is what the customer wants when it is no problem (enquiry, praise, suggestion);
    `node_kind` and `treatment` come from the library node, `ruling` from the warranty. A safety defect stays a
    complaint at any age until its cause is ruled."""
    if intent in (Kind.ENQUIRY, *FEEDBACK):
        return Kind(intent)
    if node_kind in BY_NODE_KIND:
        return BY_NODE_KIND[node_kind]
    if treatment == "warranty":
        return Kind.QUALITY_COMPLAINT if ruling in IN_TERM or safety else Kind.PAID_REPAIR
    if treatment == "assist_request" or node_kind == "external":
        return Kind.ASSISTANCE
    return Kind.SERVICE_COMPLAINT  # a grievance no node covers yet is a complaint until somebody names it better
