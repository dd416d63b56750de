from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "nuanju.issues"
    verbose_name = "事件"
