"""Warranty terms: a change is a new row with its date, delivered houses keep theirs."""

from typing import Any

from django import forms

from nuanju.desk.keep.keeper import Column, Keeper, register
from nuanju.warranty import queries, verbs
from nuanju.warranty.models import WarrantyTerm

FIELDS = ("key", "project", "node_code", "owner", "effective_on", "delivered_before", "source")


class TermForm(forms.ModelForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["owner"].help_text = "月数；供热供冷系统填采暖季数"
        project: Any = self.fields["project"]
        project.empty_label = "集团统一"
        self.fields["node_code"].help_text = "可不填；例如 C02.02 只用于屋面"
        self.fields["delivered_before"].help_text = "只在项目启用前交付、自带质保书的批次填写"

    def keep(self, *, by, seen) -> WarrantyTerm:
        return verbs.set_term(by=by, **self.cleaned_data)


register(
    Keeper(
        key="warranty-terms", label="保修期限", model=WarrantyTerm, group="规则", grant="keep_policies", icon="repair",
        event="warranty.term_set", order=70, add=verbs.set_term, fields=FIELDS, form=TermForm, related=("project",),
        columns=(
            Column("保修项目", "key"), Column("项目", lambda t: t.project or "集团统一"), Column("只用于", "node_code"),
            Column("对业主", lambda t: queries.in_words(t.rule, t.owner) if t.owner else t.get_treatment_display()),
            Column("施工单位", lambda t: queries.in_words(t.rule, t.contractor) if t.contractor else "—"),
            Column("起", "effective_on"), Column("止", "delivered_before"), Column("依据", "source"),
        ),
        filters=("key", "project"),
        help="新期限从填写的日期起交付的房屋开始适用，已交付的房屋不变；项目只能比集团更长。",
    )
)  # fmt: skip
