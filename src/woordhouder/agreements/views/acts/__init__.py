"""The page of one act, what seats say to it there, and its document."""
