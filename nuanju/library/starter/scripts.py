"""The shipped intake scripts."""

import pathlib

import yaml

from nuanju.library.models import IntakeScript

SHIPPED = pathlib.Path(__file__).with_name("scripts.yaml")


def load() -> None:
    """Add the scripts of symptom classes that have none yet."""
    known = set(IntakeScript.objects.values_list("sym", flat=True))
    IntakeScript.objects.bulk_create(
        IntakeScript(sym=s["sym"], opening=s["opening"], questions=s["questions"], caution=s.get("caution", ""))
        for s in yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
        if s["sym"] not in known
    )
