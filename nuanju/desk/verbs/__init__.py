from nuanju.desk.verbs.drop_view import drop_view
from nuanju.desk.verbs.save_view import save_view

__all__ = ["drop_view", "save_view"]
