from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "nuanju.portal"
    verbose_name = "客户页面"
