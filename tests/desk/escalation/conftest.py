from tests.escalation.conftest import clock  # noqa: F401
