"""What people do in the library."""

from .describe import describe, load
from .remove import remove_from_example, remove_from_page
from .write import load_page, write_page

__all__ = ["describe", "load", "load_page", "remove_from_example", "remove_from_page", "write_page"]
