from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "nuanju.core"
    verbose_name = "基础"

    def ready(self):
        autodiscover_modules("events", "refusals", "panels", "reactions", "relay", "sweeps")
