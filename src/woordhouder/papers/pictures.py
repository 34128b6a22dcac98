"""Pictures without what a camera tells beside them: place, moment, owner and preview."""

import io
import struct
from collections.abc import Mapping
from typing import Any

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base

from .uploads import JPEG, PNG, TIFF

PICTURES = {JPEG: "JPEG", PNG: "PNG", TIFF: "TIFF"}
# A TIFF that is not packed again can be a thousand times as large as it came.
_HOW_SAVED: Mapping[str, Mapping[str, Any]] = {JPEG: {"quality": 90}, TIFF: {"compression": "tiff_deflate"}}
_TURNS: Mapping[Any, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A damaged picture, or what a camera wrote beside it, fails in as many ways as there are parts of it.
_DAMAGE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
MOST_POINTS = 60_000_000
"""Points of one picture: what a camera makes today, and far below what would fill the memory."""


class UnreadablePicture(ValueError):
    """The bytes are no whole picture, or one of too many points."""


def without_metadata(content: bytes, content_type: str) -> bytes:
    """The same picture, upright, made anew from its points alone. Raises UnreadablePicture.

    `content_type` is one of `PICTURES`.
    """
    try:
        with Image.open(io.BytesIO(content), formats=[PICTURES[content_type]]) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise UnreadablePicture("This picture has too many points.")
            upright = _upright(picture)
            plain = Image.new(upright.mode, upright.size)
            plain.paste(upright)
            if upright.mode == "P" and (palette := upright.getpalette()):
                plain.putpalette(palette)
        out = io.BytesIO()
        plain.save(out, format=PICTURES[content_type], **_HOW_SAVED.get(content_type, {}))
    except _DAMAGE as error:
        raise UnreadablePicture(str(error)) from error
    return out.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as its camera was held; as it stands where nothing readable is told of that."""
    picture.load()
    try:
        turn = _TURNS.get(picture.getexif().get(Base.Orientation))
    except _DAMAGE:
        turn = None
    return picture if turn is None else picture.transpose(turn)
