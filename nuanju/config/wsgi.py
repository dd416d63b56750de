"""The pages: one WSGI process per core."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanju.config.settings")
application = get_wsgi_application()
