"""Everything that can be asked, by everyone who can ask: a row each; what has no row fails."""
