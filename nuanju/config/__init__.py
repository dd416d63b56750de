"""Settings, URLs, timetable, embedded database, supervisor."""
