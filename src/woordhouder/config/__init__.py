"""Settings (one file, from the environment), root addresses, wsgi."""
