from nuanju.customers.models.bays import BayHolding
from nuanju.customers.models.households import Household, HouseParty, SaleContract
from nuanju.customers.models.people import Customer, CustomerPhone, SalesInterest
from nuanju.customers.models.wishes import Consent, KeyCustomer, OptOut

__all__ = [
    "BayHolding",
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
