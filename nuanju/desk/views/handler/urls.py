"""Addresses of the handler's phone."""

from django.urls import path

from nuanju.desk.views.handler import tasks

urlpatterns = [path("tasks/", tasks.tasks, name="task_list")]
