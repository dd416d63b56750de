from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "nuanju.search"
    verbose_name = "搜索"
