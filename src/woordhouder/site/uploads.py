"""What is sent in as a file is read no further than anything here may be, before it takes memory or disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LARGEST_REQUEST = 20_100_000
"""Bytes: a document of twenty million, and the form around it."""


class NotTooLarge(FileUploadHandler):
    """Stands before the handlers that keep files: refuses a request that is far too large, and lets the rest pass."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Raises RequestDataTooBig, which is answered with 400, before anything was read."""
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("More was sent than is taken here.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """As it came."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another handler keeps it."""
