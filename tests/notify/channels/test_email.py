"""E-mail against a real mail server: encryption, login, and its ways to refuse."""

import datetime
import ipaddress
import ssl

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "nuanju@example.com", "p@ss:w/ord-of-mail"
QUOTED = "nuanju%40example.com:p%40ss%3Aw%2Ford-of-mail"


class Keeper:
    def __init__(self):
        self.letters, self.rcpt, self.data = [], "", ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.data:
            return self.data
        self.letters.append((envelope.content, session.ssl is not None, session.authenticated))
        return "250 OK"


class Anywhere(Controller):
    """On a free port, known once it listens."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def _authenticate(server, session, envelope, mechanism, given):
    return AuthResult(success=given.login == USER.encode() and given.password == PASSWORD.encode(), handled=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Of localhost, signed by itself."""
    key, folder = ec.generate_private_key(ec.SECP256R1()), tmp_path_factory.mktemp("mail")
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=2)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - day).not_valid_after(now + day).add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "mail.pem"
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(key.private_bytes(*plain) + made.public_bytes(serialization.Encoding.PEM))
    return pem


@pytest.fixture
def server(certificate, monkeypatch):
    """A mail server that takes letters after STARTTLS and login only; its certificate is trusted here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    controller = Anywhere(
        Keeper(), hostname="127.0.0.1", port=0, server_hostname="localhost", tls_context=context, require_starttls=True,
        auth_required=True, authenticator=_authenticate,
    )  # fmt: skip
    controller.start()
    yield controller
    controller.stop()


def url(server, login=QUOTED, tls="?tls=1"):
    return f"smtp://{login}@127.0.0.1:{server.port}{tls}"


def test_encrypted_and_logged_in(server, settings, say, outcome):
    settings.SMTP_URL = url(server)
    assert outcome(say("email")) == ("sent", "")
    [(letter, encrypted, authenticated)] = server.handler.letters
    assert encrypted and authenticated and b"Message-ID: <notice-" in letter


def test_no_letter_and_no_password_without_encryption(server, settings, say, outcome):
    settings.SMTP_URL = url(server, tls="")
    state, error = outcome(say("email"))
    assert state == "failed" and not server.handler.letters and "ord-of-mail" not in error


def test_a_wrong_password_is_tried_again_and_not_shown(server, settings, say, outcome):
    settings.SMTP_URL = url(server, login="nuanju%40example.com:wrong-password")
    state, error = outcome(say("email"))
    assert state == "failed" and "wrong-password" not in error


@pytest.mark.parametrize(
    ("where", "said", "state"),
    [("rcpt", "450 busy", "failed"), ("rcpt", "550 unknown", "dead"), ("data", "451 later", "failed"), ("data", "554 spam", "dead")],
)  # fmt: skip
def test_four_hundreds_are_for_now_five_hundreds_for_good(server, settings, say, outcome, where, said, state):
    settings.SMTP_URL = url(server)
    setattr(server.handler, where, said)
    assert outcome(say("email"))[0] == state


def test_a_certificate_nobody_trusts_gets_no_letter(server, settings, say, outcome, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    settings.SMTP_URL = url(server)
    state, error = outcome(say("email"))
    assert state == "failed" and "SSL" in error and not server.handler.letters
