"""Addresses of the library. They last."""

from . import conversation, editing, guide, library, making

urlpatterns = [
    *conversation.urlpatterns,
    *editing.urlpatterns,
    *library.urlpatterns,
    *guide.urlpatterns,
    *making.urlpatterns,
]
