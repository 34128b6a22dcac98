"""Plain facts to papers that people take along: CSV, calendar files. Knows no domain."""
