"""A fictional municipality, its people and one example in the making, as replay files. Nothing here exists."""
