from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "nuanju.exchange"
    verbose_name = "导入导出"
