"""The pages of the shell: the library's front door, search, guide, static pages, errors, components."""
