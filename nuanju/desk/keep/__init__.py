"""Screens to keep master data: each kept thing is one declaration, the engine gives list, form, history, removal.

>>> register(Keeper(key="phases", label="分期", model=Phase, group="房产", grant="keep_estate", event="estate.changed",
...     columns=(Column("分期", "name"), Column("项目", "project")), fields=("name", "position"), born=("project",),
...     search=("name",), filters=("project",), add=verbs.add, change=verbs.change, remove=verbs.remove))

Declare yours in `kept/<app>.py` and import it in `kept/__init__.py`.
"""
