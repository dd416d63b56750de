from django.apps import AppConfig

from nuanju.core.web import topbar


class IdentityConfig(AppConfig):
    name = "nuanju.identity"
    verbose_name = "身份"

    def ready(self):
        topbar.register_link("我的账号", "me", icon="lock")
