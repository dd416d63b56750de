"""Where things lie and who may connect, read from the environment; needs no Django, so every process can use it."""

import os
import pathlib
import secrets

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HOME = pathlib.Path(os.environ.get("NUANJU_HOME", ROOT / "var")).resolve()
HOST = os.environ.get("NUANJU_HOST", "127.0.0.1")
PORT = int(os.environ.get("NUANJU_PORT", "8000"))
LIVE_PORT = int(os.environ.get("NUANJU_LIVE_PORT", PORT + 1))
EMBEDDED = not os.environ.get("DATABASE_URL")


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))) == "1"


def words(name: str, default: str = "") -> list[str]:
    return [w.strip() for w in os.environ.get(name, default).split(",") if w.strip()]


def object_store(bucket: str) -> dict:
    """Files in an S3-compatible store; credentials and region are the AWS_… variables boto3 reads itself."""
    at = {"bucket_name": bucket, "endpoint_url": os.environ.get("NUANJU_S3_ENDPOINT"), "file_overwrite": False}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": at}


def company_login(url: str) -> dict:
    """The company's own login by OpenID Connect, as the login package wants it said."""
    app = {
        "provider_id": "company",
        "name": os.environ.get("NUANJU_OIDC_NAME", "企业账号"),
        "client_id": os.environ.get("NUANJU_OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("NUANJU_OIDC_SECRET", ""),
        "settings": {"server_url": url},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def secret() -> str:
    """From the environment, else one made once and kept beside the data (mode 0600), never in the repository."""
    if key := os.environ.get("NUANJU_SECRET_KEY"):
        return key
    file = HOME / "secret_key"
    if not file.exists():
        _make_once(file)
    return file.read_text()


def _make_once(file: pathlib.Path) -> None:
    """Written aside and linked into place: two processes starting together never read half a key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as f:
        f.write(secrets.token_urlsafe(64))
    try:
        os.link(aside, file)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
