from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "nuanju.identity"
    verbose_name = "身份"
