"""The pages on which one organisation prepares an act."""
