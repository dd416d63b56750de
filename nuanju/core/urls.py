"""Addresses of the primitives; included at the root."""

from django.urls import path

from nuanju.core.web import counts, files

urlpatterns = [
    path("rail-counts", counts.counts, name="rail_counts"),
    path("files/", files.upload, name="upload_files"),
    path("files/<slug:key>", files.show, name="show_file"),
    path("files/<slug:key>/thumb", files.thumb, name="show_thumbnail"),
]
