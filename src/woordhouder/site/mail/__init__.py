"""Letters that follow what people did: written from the audit rows, and sent by the worker, never by an action."""
