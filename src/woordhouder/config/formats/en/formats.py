"""English days as in Europe, and as everywhere on the site: "16 March 2026", "16 March 2026 14:30"."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y H:i"
