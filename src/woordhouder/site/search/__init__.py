"""Finding: the index that follows the rooms below, the ranking, and what a search answers."""
