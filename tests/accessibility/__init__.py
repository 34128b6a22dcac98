"""Every page in every state, as axe and a narrow screen see it."""
