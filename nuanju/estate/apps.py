from django.apps import AppConfig


class EstateConfig(AppConfig):
    name = "nuanju.estate"
    verbose_name = "房产"
