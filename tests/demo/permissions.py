"""The demo's pages: closed for all as long as no demo was loaded, open for everybody then."""

from nuanju.demo.models import DemoLoad
from nuanju.org.models import User
from tests.permissions import nobody, public


def with_demo(path: str):
    """The mark of the demo, and somebody of its list."""

    def make(world) -> str:
        DemoLoad.objects.get_or_create()
        User.objects.get_or_create(username="zhidu", defaults={"name": "只读"})
        return path

    return make


ROWS = {
    "start": [nobody("/start/", anonymous="hidden"), public(with_demo("/start/"))],
    "demo_login": [
        nobody("/start/login/zhidu", method="post", anonymous="hidden"),
        public(with_demo("/start/login/zhidu"), method="post"),
    ],
    "demo_ring": nobody("/start/ring/known", method="post", anonymous="hidden"),
}
