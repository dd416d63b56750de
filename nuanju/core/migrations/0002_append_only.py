"""The event table is append-only: the database itself refuses UPDATE and DELETE."""

from django.db import migrations

REFUSE = """
create function core_event_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'core_event is append-only'; end $$;
create trigger core_event_append_only before update or delete on core_event
for each statement execute function core_event_is_append_only();
"""
UNDO = "drop trigger core_event_append_only on core_event; drop function core_event_is_append_only();"


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, UNDO)]
