"""Dutch: words, lemmas, compounds, spelling. Knows no domain and no database."""
