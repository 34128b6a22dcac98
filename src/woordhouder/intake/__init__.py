"""A paper that is handed in: what in it is a commitment, proposed by rules, decided by people, and put in a list."""
