"""Settings. Everything that differs between machines comes from the environment; business figures live in the database."""

import json
import os
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONCE, NONE, SELF

from nuanju.config import embedded, environ, logs

BASE = environ.ROOT / "nuanju"
HOME = environ.HOME
PORT = environ.PORT
LIVE_PORT = environ.LIVE_PORT
DEMO = environ.flag("NUANJU_DEMO", True)
DEBUG = environ.flag("NUANJU_DEBUG")
HTTPS = environ.flag("NUANJU_HTTPS")  # behind a TLS proxy: secure cookies, HSTS, redirect


# Our joins fetch by key what a row points to, in the order written: planning all orders of 18 tables took 9 ms a page, not 2.
SESSION = "-c lock_timeout=10s -c statement_timeout=60s -c join_collapse_limit=5"


def database(url: str) -> dict:
    """A Django database entry from a postgresql:// URL; ?host= may name a socket folder."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", None) or parts.hostname or ""
    user = query.pop("user", None) or unquote(parts.username or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "nuanju",
        "USER": user,
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(query.pop("port", None) or parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"options": SESSION, "application_name": "nuanju", **query},
    }


DATABASE_URL = os.environ.get("DATABASE_URL") or embedded.dsn(HOME)
DATABASES = {"default": database(DATABASE_URL)}

SECRET_KEY = environ.secret()
SECRET_KEY_FALLBACKS = environ.words("NUANJU_OLD_SECRET_KEYS")  # after a change of the key, for one session's length
ALLOWED_HOSTS = environ.words("NUANJU_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environ.words("NUANJU_ORIGINS")
SITE_URL = os.environ.get("NUANJU_SITE_URL", f"http://localhost:{PORT}")  # what links in SMS and e-mail start with
LIVE_URL = os.environ.get(
    "NUANJU_LIVE_URL", "/live" if HTTPS else ""
)  # "" = same host, own port; "/live" = by the proxy
LIVE_SOURCES = [] if LIVE_URL.startswith("/") else [LIVE_URL or f"http://*:{LIVE_PORT}"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "nuanju.core",
    "nuanju.org",
    "nuanju.sla",
    "nuanju.notify",
    "nuanju.identity",
    "nuanju.library",
    "nuanju.estate",
    "nuanju.customers",
    "nuanju.warranty",
    "nuanju.issues",
    "nuanju.cases",
    "nuanju.escalation",
    "nuanju.clusters",
    "nuanju.hotline",
    "nuanju.search",
    "nuanju.exchange",
    "nuanju.desk",
    "nuanju.portal",
    "nuanju.api",
    "nuanju.demo",
    "nuanju.bench",
    "allauth",  # after our own apps: their templates come first
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nuanju.core.web.middleware.RequestId",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nuanju.demo.door.StartPage",
    "nuanju.core.web.door.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "nuanju.core.web.middleware.Refusals",
]

ROOT_URLCONF = "nuanju.config.urls"
WSGI_APPLICATION = "nuanju.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "org.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "core" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "nuanju.core.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "nuanju.core.web.context.frame",
            ],
        },
    }
]
COTTON_DIR = "ui"
COTTON_SNAKE_CASED_NAMES = True

CACHES = {  # in the database: login throttling counts the same in any number of processes
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
LOGGING = logs.config()

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [BASE / "static"]
STORAGES: dict[str, dict] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},  # the build names files by content
}
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.\w+$"
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = HOME / "files"
if bucket := os.environ.get("NUANJU_S3_BUCKET"):
    STORAGES["default"] = environ.object_store(bucket)

SMTP_URL = os.environ.get("NUANJU_SMTP_URL", "")  # smtp[s]://user:password@host:port; ?tls=1 for STARTTLS
DEFAULT_FROM_EMAIL = os.environ.get("NUANJU_MAIL_FROM", "暖居 <no-reply@localhost>")

SMS_PROVIDER = os.environ.get("NUANJU_SMS_PROVIDER", "")  # "http" or "aliyun"; without one texts stay in the outbox
SMS_URL, SMS_SECRET = os.environ.get("NUANJU_SMS_URL", ""), os.environ.get("NUANJU_SMS_SECRET", "")
ALIYUN_KEY_ID = os.environ.get("NUANJU_ALIYUN_KEY_ID", "")
ALIYUN_KEY_SECRET = os.environ.get("NUANJU_ALIYUN_KEY_SECRET", "")
ALIYUN_SIGN = os.environ.get("NUANJU_ALIYUN_SIGN", "")
ALIYUN_ENDPOINT = os.environ.get("NUANJU_ALIYUN_ENDPOINT", "https://dysmsapi.aliyuncs.com")
VOICE_URL, VOICE_SECRET = os.environ.get("NUANJU_VOICE_URL", ""), os.environ.get("NUANJU_VOICE_SECRET", "")
WECOM_CORP, WECOM_AGENT = os.environ.get("NUANJU_WECOM_CORP", ""), os.environ.get("NUANJU_WECOM_AGENT", "")
WECOM_SECRET = os.environ.get("NUANJU_WECOM_SECRET", "")
WECOM_API = os.environ.get("NUANJU_WECOM_API", "https://qyapi.weixin.qq.com")
WECOM_ROBOTS = json.loads(os.environ.get("NUANJU_WECOM_ROBOTS") or "{}")  # {"BW": "https://…?key=…", "*": "…"}
RECEIPT_TOKEN = os.environ.get("NUANJU_RECEIPT_TOKEN", "")  # in the address Aliyun reports to
WEBHOOK_PRIVATE = environ.flag("NUANJU_WEBHOOK_PRIVATE")  # 1 = webhooks may go to addresses of the own network

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "nuanju.identity.adapter.Adapter"
ACCOUNT_FORMS = {"login": "nuanju.identity.forms.LoginForm"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "暖居"
MFA_ADAPTER = "nuanju.identity.adapter.TwoStepAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are kept by the organisation, nobody enters his own
OIDC_CLAIM = os.environ.get(
    "NUANJU_OIDC_CLAIM", "preferred_username"
)  # what names the person; "email" must be verified
SOCIALACCOUNT_ADAPTER = "nuanju.identity.company.CompanyAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # the CSP lets no form lead to another host
SOCIALACCOUNT_PROVIDERS = {}
if oidc_url := os.environ.get("NUANJU_OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS = environ.company_login(oidc_url)
USERSESSIONS_TRACK_ACTIVITY = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("NUANJU_PROXIES", "0"))  # whose X-Forwarded-For is believed
OPEN_PATHS = ("/api/",)  # authenticated by their own token; everything else asks for a login

SESSION_COOKIE_AGE = 14 * 3600  # one shift with its overtime
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF, *LIVE_SOURCES],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_HANDLERS = [
    "nuanju.core.web.uploads.Ceiling",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["nuanju.core.relay", "nuanju.core.sweeps"]
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 90000}  # a run missed by less than 25 h is still made up for
