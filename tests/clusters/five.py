"""The five cases every verb of a cluster keeps, asked the same way."""

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Refused


def refused(code: str, verb: str, cluster, **given) -> None:
    """It says so by its code and leaves no trace."""
    before = Event.objects.count()
    with pytest.raises(Refused) as said:
        getattr(verbs, verb)(cluster, **given)
    assert said.value.code == code
    assert Event.objects.count() == before


def denied(verb: str, cluster, **given) -> None:
    with pytest.raises(Denied):
        getattr(verbs, verb)(cluster, **given)


def hidden(cluster, *users) -> None:
    """Out of scope it is not even there."""
    for user in users:
        assert not Cluster.objects.visible_to(user).filter(pk=cluster.pk).exists()
