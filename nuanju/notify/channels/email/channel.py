"""E-mail through the SMTP server of NUANJU_SMTP_URL, e.g. smtp://user:password@mail.example.com:587?tls=1."""

import smtplib
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from nuanju.notify.choices import DeliveryState
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Receipt, Undeliverable

TIMEOUT = 15  # seconds for each step of the conversation


def address(recipient) -> str:
    return recipient.any_email


def connected() -> bool:
    return bool(settings.SMTP_URL)


def deliver(notice) -> Receipt:
    """The Message-ID comes from the notice: should it go out twice, mail programs show it once."""
    if not connected():
        return Receipt(DeliveryState.OUTBOX)
    name = f"<{message_id(notice)}@nuanju>"
    mail = EmailMessage(
        subject=notice.title,
        body=notice.text,
        to=[notice.address],
        headers={"Message-ID": name, "Auto-Submitted": "auto-generated"},
        connection=_connection(settings.SMTP_URL),
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        if all(code >= 500 for code, _ in refused.recipients.values()):
            raise Undeliverable("对方邮箱拒收，请核对地址") from refused
        raise
    except smtplib.SMTPDataError as refused:
        if refused.smtp_code >= 500:
            raise Undeliverable(f"邮件服务器拒收内容（{refused.smtp_code}）") from refused
        raise
    return Receipt(provider_id=name)


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
