"""What a view behind the login is asked with."""

from django.http import HttpRequest

from nuanju.org.models import User


class StaffRequest(HttpRequest):
    """Somebody has logged in: the login wall or the bearer token has seen to it."""

    user: User
