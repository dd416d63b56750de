import pytest


@pytest.fixture(autouse=True)
def monday(clock):
    return clock
