from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "nuanju.customers"
    verbose_name = "客户"
