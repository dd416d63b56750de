from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "nuanju.desk"
    verbose_name = "工作台"
