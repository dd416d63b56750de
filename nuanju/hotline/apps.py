from django.apps import AppConfig


class HotlineConfig(AppConfig):
    name = "nuanju.hotline"
    verbose_name = "热线"
