from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "nuanju.org"
    verbose_name = "组织"
