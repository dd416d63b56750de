from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DeskConfig(AppConfig):
    name = "nuanju.desk"
    verbose_name = "工作台"

    def ready(self):
        autodiscover_modules("frame")
