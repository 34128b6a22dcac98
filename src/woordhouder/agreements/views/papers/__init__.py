"""What was agreed on paper: the same facts as the pages, as a document to work on and as one to keep."""
