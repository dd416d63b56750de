"""The demo organisation and its newcomers' page."""
