"""Addresses of the staff's desk."""

from django.urls import include, path

from nuanju.desk.views import articles, library, notices, styleguide

urlpatterns = [
    path("articles/", articles.articles, name="articles"),
    path("articles/new", articles.write_article, name="write_article"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/revise", articles.revise_article, name="revise_article"),
    path("articles/<int:pk>/publish", articles.publish_article, name="publish_article"),
    path("articles/<int:pk>/retire", articles.retire_article, name="retire_article"),
    path("library/", library.library, name="library"),
    path("library/branch", library.branch, name="library_branch"),
    path("library/find", library.find_nodes, name="find_nodes"),
    path("library/try", library.try_words, name="try_words"),
    path("library/options", library.node_options, name="node_options"),
    path("library/versions", library.library_versions, name="library_versions"),
    path("library/release", library.release_library, name="release_library"),
    path("library/<str:code>/revise", library.revise_node, name="revise_node"),
    path("library/<str:code>/add", library.add_node, name="add_node"),
    path("library/<str:code>/retire", library.retire_node, name="retire_node"),
    path("notices/", notices.notices, name="notices"),
    path("notices/bell", notices.bell, name="notice_bell"),
    path("notices/latest", notices.latest, name="latest_notices"),
    path("notices/read", notices.read_notices, name="read_notices"),
    path("notices/<int:pk>/open", notices.open_notice, name="open_notice"),
    path("outbox/", notices.outbox, name="outbox"),
    path("outbox/<int:pk>/resend", notices.resend_delivery, name="resend_delivery"),
    path("", include("nuanju.desk.keep.urls")),
    path("styleguide", styleguide.styleguide, name="styleguide"),
    path("styleguide/options", styleguide.options, name="styleguide_options"),
    path("styleguide/dialog", styleguide.dialog, name="styleguide_dialog"),
]
