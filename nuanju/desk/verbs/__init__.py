from nuanju.desk.verbs.ask_export import ask_export
from nuanju.desk.verbs.drop_view import drop_view
from nuanju.desk.verbs.save_view import save_view

__all__ = ["ask_export", "drop_view", "save_view"]
