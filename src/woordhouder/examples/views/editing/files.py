"""The library as files to take along, and what differs between the repository's files and the library."""

import zipfile
from io import BytesIO

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.signed_in import signed_in

from ...forms.describing import LABELS
from ...queries.files import all_files, example_file, folder_beside_library
from .showing import shown


@signed_in
@require_safe
def example_yaml(request: Request, slug: str) -> HttpResponse:
    """One example in the form of the repository. 4 queries."""
    return _download(example_file(request.actor, slug).encode(), "application/yaml; charset=utf-8", f"{slug}.yaml")


@signed_in
@require_safe
def library_zip(request: Request) -> HttpResponse:
    """Everything that is published, a file each, in the folders of the repository. 4 queries."""
    moment = localtime(now())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, text in all_files(request.actor):
            info = zipfile.ZipInfo(str(place), moment.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, text)
    return _download(packed.getvalue(), "application/zip", f"woordhouder-{moment:%Y-%m-%d}.zip")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, headers={"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'}
    )


@signed_in
@require_safe
def differences(request: Request) -> HttpResponse:
    """The repository's files beside the library, word by word. 6 queries."""
    page = folder_beside_library(request.actor, settings.ROOT / "library")
    facts = {"page": page, "files": [shown(file, number, LABELS) for number, file in enumerate(page.telling)]}
    return render(request, "editing/differences.html", facts)
