"""The staff's desk."""

from tests.permissions import everybody

ROWS = {
    "styleguide": everybody("/styleguide"),
    "styleguide_options": everybody("/styleguide/options"),
    "styleguide_dialog": everybody("/styleguide/dialog"),
}
