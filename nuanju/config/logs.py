"""Logs: one JSON object a line with request and user id, never personal data; NUANJU_LOG=plain for people."""

import logging
import os

from nuanju.core.web.ids import request_id, user_id


class Ids(logging.Filter):
    """Put the ids of the running request on every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id, record.user_id = request_id.get(), user_id()
        return True


def config() -> dict:
    plain = os.environ.get("NUANJU_LOG") == "plain"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"ids": {"()": Ids}},
        "formatters": {
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s %(user_id)s",
                "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
                "json_ensure_ascii": False,
            },
            "plain": {"format": "%(asctime)s %(levelname)-7s %(name)s [%(request_id)s] %(message)s"},
        },
        "handlers": {
            "out": {
                "class": "logging.StreamHandler",
                "filters": ["ids"],
                "formatter": "plain" if plain else "json",
            }
        },
        "root": {"handlers": ["out"], "level": os.environ.get("NUANJU_LOG_LEVEL", "WARNING")},
        "loggers": {"nuanju": {"level": "INFO"}, "django.server": {"handlers": [], "propagate": False}},
    }
