"""The customer's link: whoever holds it, whoever he is; a broken one opens nothing."""

from nuanju.cases import publiclink
from tests.cases import stories
from tests.permissions import HIDDEN, nobody, public


def link(world) -> str:
    return publiclink.address(stories.pending_follow_up(world))


ROWS = {
    "customer_case": [public(link), nobody("/c/broken/", anonymous=HIDDEN)],
    "customer_act": public(lambda w: f"{link(w)}rate/", method="post"),
}
