"""One's own account. The login package's addresses that are not offered are closed."""

from nuanju.identity.models import ApiToken
from nuanju.identity.verbs.issue_token import issue_token
from tests.permissions import DENIED, HIDDEN, LOGIN, Row, everybody, nobody, public

ACCOUNT = "/account/"


def without_password(path: str):
    """The cast has none, so it cannot confirm by it."""
    return everybody(ACCOUNT + path, stranger=DENIED, viewer=DENIED, allowed=DENIED)


def admins_token(world) -> str:
    issue_token(world.admin, name="话务平台", by=world.admin)
    return f"/me/tokens/{ApiToken.objects.latest('pk').pk}/revoke"


ROWS = {
    "revoke_token": Row(admins_token, right="admin", method="post"),
    "end_session": nobody("/me/sessions/0/end", method="post"),  # another's or no session
    "live_ticket": everybody("/live-ticket"),
    "me": everybody("/me/"),
    "issue_token": everybody("/me/tokens/", method="post"),
    "account_login": public(f"{ACCOUNT}login/"),
    "account_logout": everybody(f"{ACCOUNT}logout/"),
    "account_inactive": public(f"{ACCOUNT}inactive/"),
    "account_change_password": everybody(f"{ACCOUNT}password/change/"),
    "mfa_index": everybody(f"{ACCOUNT}2fa/"),
    "account_reauthenticate": without_password("reauthenticate/"),
    "mfa_authenticate": everybody(f"{ACCOUNT}2fa/authenticate/", anonymous=LOGIN),
    "mfa_reauthenticate": without_password("2fa/reauthenticate/"),
    "mfa_activate_totp": everybody(f"{ACCOUNT}2fa/totp/activate/"),
    "mfa_deactivate_totp": nobody(f"{ACCOUNT}2fa/totp/deactivate/"),
    "mfa_view_recovery_codes": nobody(f"{ACCOUNT}2fa/recovery-codes/"),
    "mfa_generate_recovery_codes": everybody(f"{ACCOUNT}2fa/recovery-codes/generate/"),
    "mfa_download_recovery_codes": nobody(f"{ACCOUNT}2fa/recovery-codes/download/"),
    "usersessions_list": everybody(f"{ACCOUNT}sessions/"),
    # the company's own login, where none is configured
    "company_login": nobody(f"{ACCOUNT}oidc/company/login/", anonymous=HIDDEN),
    "openid_connect_login": nobody(f"{ACCOUNT}oidc/company/login/", anonymous=HIDDEN),
    "openid_connect_callback": nobody(f"{ACCOUNT}oidc/company/login/callback/", anonymous=HIDDEN),
    **{
        name: nobody(ACCOUNT + path)
        for name, path in {
            "closed": "signup/",
            "account_signup": "signup/",
            "account_email": "email/",
            "account_email_verification_sent": "confirm-email/",
            "account_confirm_email": "confirm-email/abc/",
            "account_set_password": "password/set/",
            "account_reset_password": "password/reset/",
            "account_reset_password_done": "password/reset/done/",
            "account_reset_password_from_key": "password/reset/key/a-b/",
            "account_reset_password_from_key_done": "password/reset/key/done/",
            "account_confirm_login_code": "login/code/confirm/",
            "socialaccount_login_cancelled": "3rdparty/login/cancelled/",
            "socialaccount_login_error": "3rdparty/login/error/",
            "socialaccount_signup": "3rdparty/signup/",
            "socialaccount_connections": "3rdparty/",
            "social/login/cancelled/": "social/login/cancelled/",
            "social/login/error/": "social/login/error/",
            "social/signup/": "social/signup/",
            "social/connections/": "social/connections/",
        }.items()
    },
}
