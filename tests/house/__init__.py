"""The habits of the house, held by tests: what each file holds is in its first line."""
