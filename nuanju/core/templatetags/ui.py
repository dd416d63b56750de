"""Tags every template has without loading: the build, icons, and the marks used inside row loops."""

from django import template

from nuanju.core.web import assets, icons, marks

register = template.Library()

register.simple_tag(assets.tags, name="vite")
register.simple_tag(icons.svg, name="icon")
register.simple_tag(marks.severity, name="severity")
register.simple_tag(marks.state, name="state")
register.simple_tag(marks.clock, name="clock")
register.simple_tag(marks.ago, name="ago")
register.simple_tag(marks.person, name="person")
register.simple_tag(marks.phone, name="phone")
register.simple_tag(marks.stars, name="stars")
register.filter("moment", marks.moment)
register.filter("duration", marks.duration)
register.filter("hours", marks.hours)


@register.simple_tag
def build_missing() -> str:
    """A sentence when the frontend is not built, else nothing."""
    return "" if assets.manifest() else assets.MISSING


@register.filter
def field_kind(field) -> str:
    """How a form's field is laid out: "check" (box before its label), "choices" (a group) or "line"."""
    kind = getattr(field.field.widget, "input_type", "")
    if kind == "checkbox" and not field.use_fieldset:
        return "check"
    return "choices" if field.use_fieldset else "line"
