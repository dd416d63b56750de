"""What each verb asks for, declared once: web forms, REST schemas and their checks all come from here."""

from nuanju.cases.inputs.fields import Input
from nuanju.cases.inputs.perform import INPUTS, perform, preview_case, register_case
from nuanju.cases.inputs.register import Register

__all__ = ["INPUTS", "Input", "Register", "perform", "preview_case", "register_case"]
