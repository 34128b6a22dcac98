"""Pictures made anew: upright, without what a camera told, small, and never a crash on what is damaged."""

import io
import random

import pytest
from PIL import Image, ImageChops, ImageOps

from woordhouder.papers.pictures import PICTURES, UnreadablePicture, without_metadata
from woordhouder.papers.uploads import JPEG, PNG, TIFF

DESCRIPTION, ORIENTATION = 0x010E, 0x0112


def a_picture(content_type, told=None, size=(48, 32), **how):
    """A white picture with a red corner; `told`: what a camera tells, by tag."""
    picture, camera, out = Image.new("RGB", size, "white"), Image.Exif(), io.BytesIO()
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    for tag, value in (told or {}).items():
        camera[tag] = value
    picture.save(out, format=PICTURES[content_type], exif=camera, **how)
    return out.getvalue()


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("content_type", [JPEG, PNG, TIFF])
def test_a_picture_stands_as_its_camera_was_held(content_type, turned):
    given = a_picture(content_type, {ORIENTATION: turned})
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(given)))
    kept = Image.open(io.BytesIO(without_metadata(given, content_type)))
    assert kept.size == upright.size
    assert ORIENTATION not in kept.getexif() or kept.getexif()[ORIENTATION] == 1
    assert all(most < 60 for _least, most in ImageChops.difference(kept, upright).getextrema())


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_a_camera_wrote_wrong_is_no_reason_to_refuse_its_picture():
    told = a_picture(JPEG, {ORIENTATION: 6, DESCRIPTION: "Straat"})
    broken = told.replace(b"\x01\x0e\x00\x02", b"\x01\x00\x00\x02")  # words, where the width must be
    assert broken != told
    assert Image.open(io.BytesIO(without_metadata(broken, JPEG))).size == (32, 48)


def test_a_scan_is_kept_about_as_small_as_it_came():
    scan = a_picture(TIFF, size=(2000, 2000), compression="tiff_deflate")
    assert len(without_metadata(scan, TIFF)) < 2 * len(scan)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow tells what it finds
@pytest.mark.parametrize("content_type", [JPEG, PNG, TIFF])
def test_whatever_is_damaged_it_is_kept_or_refused(content_type):
    given, chance = a_picture(content_type, {ORIENTATION: 6, DESCRIPTION: "Straat"}), random.Random(7)
    refused = 0
    for _time in range(300):
        damaged = bytearray(given)
        for at in chance.sample(range(8, len(given)), 3):
            damaged[at] = chance.randrange(256)
        try:
            without_metadata(bytes(damaged), content_type)
        except UnreadablePicture:
            refused += 1
    assert refused > 0
