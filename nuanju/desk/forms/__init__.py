"""Forms made of the verbs' own inputs: one renderer for every verb on the web."""

from nuanju.desk.forms.form import InputForm
from nuanju.desk.forms.options import Option

__all__ = ["InputForm", "Option"]
