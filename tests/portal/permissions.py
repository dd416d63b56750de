"""The customer's link: whoever holds it, whoever he is; a broken one opens nothing."""

from nuanju.cases import publiclink
from tests.cases import stories
from tests.permissions import HIDDEN, nobody, public


def link(world) -> str:
    return publiclink.address(stories.pending_follow_up(world))


def fresh(world) -> str:
    return publiclink.address(stories.registered(world))


ROWS = {
    "customer_case": [public(link), nobody("/c/broken/", anonymous=HIDDEN)],
    "customer_act": [
        public(lambda w: f"{link(w)}rate/", method="post"),
        public(lambda w: f"{fresh(w)}withdraw/", method="post", data={"reason": "自己修好了"}),
        nobody("/c/broken/withdraw/", method="post", anonymous=HIDDEN),
    ],
}
