"""Addresses of the library. They last."""

from . import asking, conversation, editing, guide, library, making, removing

urlpatterns = [
    *asking.urlpatterns,
    *conversation.urlpatterns,
    *editing.urlpatterns,
    *library.urlpatterns,
    *guide.urlpatterns,
    *making.urlpatterns,
    *removing.urlpatterns,
]
