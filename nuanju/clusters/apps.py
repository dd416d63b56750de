from django.apps import AppConfig


class ClustersConfig(AppConfig):
    name = "nuanju.clusters"
    verbose_name = "群诉"
