"""How the login package behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from nuanju.core import sealed
from nuanju.org.models import User
from nuanju.org.verbs import go_off_shift


class Adapter(DefaultAccountAdapter):
    """Nobody signs up by himself; sentences say what to do."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "登录名或密码不对，请再试一次；忘记密码请联系管理员重设。",
        "too_many_login_attempts": "试错次数太多，为保护账号已暂停登录，请 5 分钟后再试。",
        "account_inactive": "这个账号已停用，请联系管理员。",
        "incorrect_password": "密码不对，请再输一次。",
        "enter_current_password": "请输入现在的密码。",
    }

    def logout(self, request: HttpRequest) -> None:
        """Who leaves the site leaves his seat: no call rings there, nobody waits for him."""
        if isinstance(request.user, User):
            go_off_shift(request.user, by=request.user)
        super().logout(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Told in the timeline; mail goes through notify's channels only."""


class TwoStepAdapter(DefaultMFAAdapter):
    """The sentences of the second step; its secrets lie encrypted in the database, under a key that does not."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "验证码不对或已过期，请输入验证器上最新的 6 位数字，或一个没用过的备用码。",
    }

    def encrypt(self, text: str) -> str:
        return sealed.seal(text, purpose="mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text, purpose="mfa")
