"""Addresses of the monitoring centre, the walls and the start-up gates."""

from django.urls import path

from nuanju.desk.views.monitor import gates, views, walls

urlpatterns = [
    path("monitor/", views.monitor, name="monitor"),
    path("wall/", walls.walls, name="walls"),
    path("wall/make", walls.make, name="make_wall"),
    path("wall/<int:pk>/revoke", walls.revoke, name="revoke_wall"),
    path("wall/<str:token>/", walls.wall, name="wall"),
    path("wall/<str:token>/board", walls.wall_board, name="wall_board"),
    path("gates/", gates.gate_list, name="gates"),
    path("gates/make", gates.make, name="make_gate"),
    path("gates/<int:pk>/", gates.gate_page, name="gate"),
    path("gates/<int:pk>/move", gates.move, name="move_gate"),
    path("gates/<int:pk>/rehearse", gates.rehearse_case, name="rehearse_gate"),
    path("gates/<int:pk>/open", gates.open_it, name="open_gate"),
    path("gates/items/<int:pk>/tick", gates.tick_item, name="tick_gate_item"),
    path("gates/items/<int:pk>/untick", gates.untick_item, name="untick_gate_item"),
]
