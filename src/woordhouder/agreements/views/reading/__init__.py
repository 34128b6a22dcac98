"""What everyone reads of tables and what was agreed there."""
