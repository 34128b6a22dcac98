"""The shell around the rooms: layout, components, home, search index and page, feeds, static pages. No domain rules."""
