"""Links beside reports are watched with the sources of the library."""

from woordhouder.examples.queries.sources import also_watch

from ..queries.links import urls_to_watch

also_watch(urls_to_watch)
