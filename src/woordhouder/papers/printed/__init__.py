"""Documents of more pages, with headings, numbered promises and tables: described once, written as Word and as PDF."""
