from django.apps import AppConfig


class SlaConfig(AppConfig):
    name = "nuanju.sla"
    verbose_name = "时限"
