from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "nuanju.notify"
    verbose_name = "通知"
