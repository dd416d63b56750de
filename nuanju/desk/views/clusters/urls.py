"""Addresses of clusters."""

from django.urls import path

from nuanju.desk.views.clusters import beside, joint, listing, message, page, verb

urlpatterns = [
    path("clusters/", listing.cluster_list, name="cluster_list"),
    path("clusters/alerts/", beside.alerts, name="tech_alerts"),
    path("clusters/alerts/<int:pk>/settle", beside.settle, name="settle_alert"),
    path("clusters/likenesses/<int:pk>/<slug:verdict>", beside.decide, name="decide_likeness"),
    path("clusters/joint/<str:number>/", joint.joint, name="declare_joint"),
    path("clusters/<int:pk>/", page.page, name="cluster_page"),
    path("clusters/<int:pk>/message/", message.message, name="cluster_message"),
    path("clusters/<int:pk>/<slug:verb>/", verb.verb, name="cluster_verb"),
]
