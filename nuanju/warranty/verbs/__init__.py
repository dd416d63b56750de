from nuanju.warranty.verbs.set_term import set_term

__all__ = ["set_term"]
