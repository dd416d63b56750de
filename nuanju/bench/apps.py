from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "nuanju.bench"
    verbose_name = "压测"
