"""Forms of the door."""

from allauth.account.forms import LoginForm as BaseLoginForm
from django import forms


class LoginForm(BaseLoginForm):
    """Name and password, in our words; a forgotten password is set anew by the organisation's keepers."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "登录名"
        self.fields["login"].widget.attrs["autofocus"] = True
        self.fields["password"].help_text = "忘记密码请找系统管理员重设。"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class TokenForm(forms.Form):
    """What a new API token is for, and until when."""

    name = forms.CharField(label="用途", max_length=60, help_text="例如：话务平台、ERP 对接")
    expires_at = forms.DateTimeField(
        label="到期",
        required=False,
        help_text="留空为长期有效",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
