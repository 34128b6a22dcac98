"""Addresses below a table, of what was agreed there: see config/urls.py. What everyone reads comes last."""

from . import acts, finding, papers, preparing, reading

urlpatterns = [
    *finding.urlpatterns,
    *preparing.urlpatterns,
    *acts.urlpatterns,
    *papers.urlpatterns,
    *reading.urlpatterns,
]
