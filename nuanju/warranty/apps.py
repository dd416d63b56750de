from django.apps import AppConfig


class WarrantyConfig(AppConfig):
    name = "nuanju.warranty"
    verbose_name = "保修"
