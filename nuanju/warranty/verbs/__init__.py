from nuanju.warranty.verbs.ask_date import ask_date
from nuanju.warranty.verbs.fill_date import fill_date
from nuanju.warranty.verbs.set_term import set_term

__all__ = ["ask_date", "fill_date", "set_term"]
