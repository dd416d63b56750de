"""Whom to tell: a user, or a person outside known by name and address."""

from typing import NamedTuple

from nuanju.notify.choices import Audience
from nuanju.org.models import User


class Recipient(NamedTuple):
    user: User | None = None
    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def audience(self) -> Audience:
        return Audience.STAFF if self.user and self.user.kind != User.Kind.CUSTOMER else Audience.CUSTOMER

    @property
    def shown_name(self) -> str:
        return self.name or (self.user.name if self.user else "")

    @property
    def any_phone(self) -> str:
        return self.phone or (self.user.phone if self.user else "")

    @property
    def any_email(self) -> str:
        return self.email or (self.user.email if self.user else "")
