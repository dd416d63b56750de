"""Page and fragment share an address: no cache may hand one out for the other, nor keep either."""


def test_pages_are_kept_nowhere(cast, client):
    client.force_login(cast.agent)
    page = client.get("/cases/")
    assert page["Cache-Control"] == "private, no-store"
    assert "HX-Request" in page["Vary"]
