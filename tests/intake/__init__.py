"""Six fictional agreements with labels, and how well they are read."""
