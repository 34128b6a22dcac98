"""Pages on which readers ask and report, and on which they are answered."""
