"""Addresses of the staff's desk."""

from django.urls import include, path

from nuanju.desk.views import articles, home, houses, library, notices, search, styleguide

urlpatterns = [
    path("knowledge/", articles.articles, name="articles"),
    path("knowledge/new", articles.write_article, name="write_article"),
    path("knowledge/<int:pk>/", articles.article, name="article"),
    path("knowledge/<int:pk>/revise", articles.revise_article, name="revise_article"),
    path("knowledge/<int:pk>/publish", articles.publish_article, name="publish_article"),
    path("knowledge/<int:pk>/retire", articles.retire_article, name="retire_article"),
    path("knowledge/library/", library.library, name="library"),
    path("knowledge/library/branch", library.branch, name="library_branch"),
    path("knowledge/library/find", library.find_nodes, name="find_nodes"),
    path("knowledge/library/try", library.try_words, name="try_words"),
    path("knowledge/library/options", library.node_options, name="node_options"),
    path("knowledge/library/versions", library.library_versions, name="library_versions"),
    path("knowledge/library/release", library.release_library, name="release_library"),
    path("knowledge/library/<str:code>/revise", library.revise_node, name="revise_node"),
    path("knowledge/library/<str:code>/add", library.add_node, name="add_node"),
    path("knowledge/library/<str:code>/retire", library.retire_node, name="retire_node"),
    path("notices/", notices.notices, name="notices"),
    path("notices/bell", notices.bell, name="notice_bell"),
    path("notices/latest", notices.latest, name="latest_notices"),
    path("notices/read", notices.read_notices, name="read_notices"),
    path("notices/<int:pk>/open", notices.open_notice, name="open_notice"),
    path("outbox/", notices.outbox, name="outbox"),
    path("outbox/<int:pk>/resend", notices.resend_delivery, name="resend_delivery"),
    path("", include("nuanju.desk.keep.urls")),
    path("", include("nuanju.desk.views.agent.urls")),
    path("search/", search.results, name="search"),
    path("search/box", search.box, name="search_box"),
    path("houses/<int:pk>/", houses.house, name="house_page"),
    path("styleguide", styleguide.styleguide, name="styleguide"),
    path("styleguide/options", styleguide.options, name="styleguide_options"),
    path("styleguide/dialog", styleguide.dialog, name="styleguide_dialog"),
    path("", include("nuanju.desk.views.cases.urls")),
    path("", include("nuanju.desk.views.customers.urls")),
    path("", include("nuanju.desk.views.port.urls")),
    path("", include("nuanju.desk.views.handler.urls")),
    path("", home.home, name="home"),
]
