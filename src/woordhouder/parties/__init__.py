"""Organisations, people and memberships; the actor; the municipalities of the country."""
