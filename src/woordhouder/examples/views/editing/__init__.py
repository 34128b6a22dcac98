"""The editors' room: what waits, the text of an example, what is due, and the library as files."""
