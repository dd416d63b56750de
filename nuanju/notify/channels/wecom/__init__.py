"""Messages of a WeCom app to its members."""
