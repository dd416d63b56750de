"""Cases and customers on the desk."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from nuanju.desk.models import Export, SavedView
from tests.cases import stories
from tests.permissions import DENIED, OK, Row, everybody


def case(world, path: str = "") -> str:
    if not hasattr(world, "the_case"):
        world.the_case = stories.dispatched(world)
    return f"/cases/{world.the_case.number}/{path}"


def view(world) -> str:
    return f"/cases/views/{SavedView.objects.create(user=world.handler, name='我的', shared=True).pk}/drop"


def exported(world) -> str:
    """The handler's own file."""
    row = Export.objects.create(user=world.handler, total=1, written=1, done_at=timezone.now())
    default_storage.save(row.path, ContentFile(b"x"))
    return f"/cases/exports/{row.pk}/file"


ROWS = {
    "case_list": everybody("/cases/"),
    "case_handlers": everybody("/cases/handlers"),
    "case_export": [everybody("/cases/export"), everybody("/cases/export", method="post")],
    "case_exports": everybody("/cases/exports/"),
    "case_export_file": Row(exported, right="handler"),
    "save_view": everybody("/cases/views/save", method="post"),
    "drop_view": Row(view, right="handler", method="post", stranger=DENIED, viewer=DENIED),
    "case_page": Row(case, right="handler", viewer=OK),
    "case_clocks": Row(lambda w: case(w, "clocks/"), right="handler", viewer=OK),
    "case_severity": Row(lambda w: case(w, "severity/"), right="handler", viewer=OK),
    "case_notices": Row(lambda w: case(w, "notices/"), right="handler", viewer=OK),
    "case_phone": Row(lambda w: case(w, "phone/"), right="handler", method="post", viewer=DENIED),
    "case_verb": [
        Row(lambda w: case(w, "contact/"), right="handler", viewer=DENIED),
        Row(lambda w: case(w, "reassign/"), right="eng_head", viewer=DENIED),
        Row(
            lambda w: case(w, "contact/"), right="handler", method="post", data={"content": "约明早"}, viewer=DENIED
        ),
    ],
    "home": everybody("/"),
    "port_desk": Row("/port/", right="eng_head", stranger=DENIED, viewer=DENIED),
    "bulk_dispatch": everybody("/port/dispatch", method="post"),
    "task_list": Row("/tasks/", right="handler", stranger=DENIED, viewer=DENIED),
    "customer_list": Row("/customers/", right="agent", stranger=OK, viewer=OK),
    "customer_export": [
        Row("/customers/export", right="agent", stranger=OK, viewer=OK),
        Row("/customers/export", right="agent", method="post", stranger=OK, viewer=OK),
    ],
    "customer_add": Row("/customers/new/", right="agent", stranger=OK, viewer=DENIED),
    "desk_customer_options": Row("/customers/options", right="agent", stranger=OK, viewer=OK),
    "desk_house_options": everybody("/customers/houses"),
    "customer_page": Row(lambda w: f"/customers/{w.owner.pk}/", right="agent", viewer=OK),
    "customer_terms": Row(
        lambda w: f"/customers/{w.owner.pk}/warranty/{w.house1502.pk}", right="agent", viewer=OK
    ),
    "customer_phone": Row(
        lambda w: f"/customers/{w.owner.pk}/phones/{w.owner.phones.first().pk}/", right="agent", method="post",
        viewer=DENIED,
    ),
    "customer_verb": Row(lambda w: f"/customers/{w.owner.pk}/change/", right="agent", viewer=DENIED),
}  # fmt: skip
