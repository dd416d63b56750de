"""Every component stands in the styleguide and renders."""

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2] / "nuanju"
UI = ROOT / "core" / "templates" / "ui"
PAGES = ROOT / "desk" / "templates" / "desk" / "styleguide"
COMPONENTS = sorted(p.stem.replace("_", "-") for p in UI.glob("*.html"))


@pytest.fixture
def user(django_user_model, db):
    return django_user_model.objects.create_user("look", name="看样人")


@pytest.fixture
def page(client, user):
    client.force_login(user)
    return client.get("/styleguide").content.decode()


def test_the_page_shows_finished_html(page):
    assert "<c-" not in page
    assert "{{" not in page
    assert "{%" not in page


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_is_shown(name):
    shown = "".join(p.read_text() for p in PAGES.glob("*.html"))
    assert re.search(rf"<c-{name}[\s/>]", shown), f"show <c-{name}> in the styleguide"


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_says_what_it_is(name):
    text = (UI / f"{name.replace('-', '_')}.html").read_text()
    assert text.startswith("{% comment %} "), name


def test_the_phone_frame_renders(client, user):
    client.force_login(user)
    page = client.get("/styleguide?phone").content.decode()
    assert 'class="next-action"' in page
    assert "记录联系" in page


def test_a_verbs_form_comes_back_with_its_error_and_ends_with_a_toast(client, user):
    client.force_login(user)
    refused = client.post("/styleguide/dialog", {"note": ""})
    assert refused.status_code == 422
    assert "请写明退回原因" in refused.content.decode()
    done = client.post("/styleguide/dialog", {"note": "不归本端口"})
    assert '"close-dialog"' in done["HX-Trigger"]
    assert '"toast"' in done["HX-Trigger"]
