"""Pictures without what a camera tells beside them: place, moment, owner and preview."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from .uploads import JPEG, PNG, TIFF

PICTURES = {JPEG: "JPEG", PNG: "PNG", TIFF: "TIFF"}
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
            upright = ImageOps.exif_transpose(picture)
            plain = Image.new(upright.mode, upright.size)
            plain.paste(upright)
            if upright.mode == "P" and (palette := upright.getpalette()):
                plain.putpalette(palette)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadablePicture(str(error)) from error
    out = io.BytesIO()
    how = {"quality": 90} if content_type == JPEG else {}
    plain.save(out, format=PICTURES[content_type], **how)
    return out.getvalue()
