import pytest

from tests.parcels.models import Parcel


@pytest.fixture
def parcel(cast):
    """Something a clock may run on."""
    return Parcel.objects.create(project_id=cast.bw.pk)
