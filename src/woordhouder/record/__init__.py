"""What was done: the registry of actions, refusals, policy rows, audit rows (private) and entries (public, chained).

Knows no domain: the rooms above register their actions, entry kinds and policies here.
"""
