from django.apps import AppConfig


class EscalationConfig(AppConfig):
    name = "nuanju.escalation"
    verbose_name = "升级"
