"""E-mail through the SMTP server of NUANJU_SMTP_URL, e.g. smtp://user:password@mail.example.com:587?tls=1."""

import smtplib
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from nuanju.notify.choices import DeliveryState
from nuanju.notify.receipts import Receipt, Undeliverable

TIMEOUT = 20  # seconds


def address(recipient) -> str:
    return recipient.any_email


def deliver(notice) -> Receipt:
    """The Message-ID comes from the notice: should it go out twice, mail programs show it once."""
    if not settings.SMTP_URL:
        return Receipt(DeliveryState.OUTBOX)
    message_id = f"<notice-{notice.pk}@nuanju>"
    mail = EmailMessage(
        subject=notice.title,
        body=notice.text,
        to=[notice.address],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        connection=_connection(settings.SMTP_URL),
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        if all(code >= 500 for code, _ in refused.recipients.values()):
            raise Undeliverable("对方邮箱拒收，请核对地址") from refused
        raise
    return Receipt(provider_id=message_id)


def _connection(url: str):
    parts = urlsplit(url)
    secure, starttls = parts.scheme == "smtps", parse_qs(parts.query).get("tls") == ["1"]
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if secure else 587 if starttls else 25),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=secure,
        use_tls=starttls,
        timeout=TIMEOUT,
    )
