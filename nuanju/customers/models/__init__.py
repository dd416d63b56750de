from nuanju.customers.models.households import Household, HouseParty, SaleContract
from nuanju.customers.models.people import Customer, CustomerPhone, SalesInterest
from nuanju.customers.models.wishes import Consent, KeyCustomer, OptOut

__all__ = [
    "Consent",
    "Customer",
    "CustomerPhone",
    "HouseParty",
    "Household",
    "KeyCustomer",
    "OptOut",
    "SaleContract",
    "SalesInterest",
]
