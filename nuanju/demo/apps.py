from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "nuanju.demo"
    verbose_name = "演示"
