"""The promises: agreements at a table, their wordings and acts, and what is in force on any day."""
