"""How days are written where Django's own way is another than that of the site."""
