from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "nuanju.cases"
    verbose_name = "诉求"
