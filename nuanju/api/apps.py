from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "nuanju.api"
    verbose_name = "接口"
