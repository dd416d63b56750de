"""All addresses; each app's own lie in its urls.py."""

import importlib.util

from django.conf import settings
from django.urls import include, path

from nuanju.config import health, metrics

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    # an app brings its addresses by having a urls.py; they start at the root, in the order of the layers
    *(
        path("", include(f"{app}.urls"))
        for app in settings.INSTALLED_APPS
        if app.startswith("nuanju.") and importlib.util.find_spec(f"{app}.urls")
    ),
]
