"""Whom to tell: a user, a person outside known by name and address, or a group chat."""

from typing import NamedTuple

from nuanju.notify.choices import Audience
from nuanju.org.models import User


class Recipient(NamedTuple):
    user: User | None = None
    name: str = ""
    phone: str = ""
    email: str = ""
    on_duty: bool = False  # a telephone of ours without a person, e.g. a project's night line
    group: str = ""  # a chat group of NUANJU_WECOM_ROBOTS, by its key (a project's code)

    @property
    def audience(self) -> Audience:
        staff = self.group or self.on_duty or (self.user and self.user.kind != User.Kind.CUSTOMER)
        return Audience.STAFF if staff else Audience.CUSTOMER

    @property
    def shown_name(self) -> str:
        return self.name or (self.user.name if self.user else "")

    @property
    def any_phone(self) -> str:
        return self.phone or (self.user.phone if self.user else "")

    @property
    def any_email(self) -> str:
        return self.email or (self.user.email if self.user else "")
