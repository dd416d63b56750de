from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "nuanju.library"
    verbose_name = "问题库"
