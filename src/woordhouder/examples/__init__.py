"""The library: examples with their story, collections, guide, glossary, calendar and events."""
