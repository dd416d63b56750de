"""Small tags used inside row loops, where a component would cost too much."""

from django import template

register = template.Library()
