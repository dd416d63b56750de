from nuanju.desk.verbs.ask_export import ask_export
from nuanju.desk.verbs.drop_view import drop_view
from nuanju.desk.verbs.make_wall import make_wall
from nuanju.desk.verbs.revoke_wall import revoke_wall
from nuanju.desk.verbs.save_view import save_view

__all__ = ["ask_export", "drop_view", "make_wall", "revoke_wall", "save_view"]
