"""Why no text can be had from a file, in plain words that say what to do next. Translated where they are shown."""

from .blocks import Unreadable


def _(words: str) -> str:
    """Marks words for the translators. Nothing is translated here: this runs without the settings of the site."""
    return words


MOST_BYTES = 60_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 10_000
MOST_CELLS = 200_000
MOST_PAGES = 5_000
MOST_SIGNS = 20_000_000

WORDS = {
    "empty": _("This file is empty. Save it again in the program that made it, and choose the new file."),
    "no_text": _("There is no text in this file. Look whether you chose the right one."),
    "scan": _(
        "This file holds pictures of pages and no text that can be read. Ask its maker for the file that it was "
        "printed from, or let a scanner program recognise the text first."
    ),
    "password": _("This file is locked with a password. Save a copy without one, and choose that copy."),
    "damaged": _("This file is damaged or not complete. Open it in its own program, save it again and try once more."),
    "unknown": _("This is not a document that can be read. Choose a Word file (docx), an odt, a PDF, or plain text."),
    "old_word": _("This is an old Word file (doc). Open it in Word or LibreOffice, save it as docx, and choose that."),
    "rtf": _("This is an RTF file. Open it in Word or LibreOffice, save it as docx, and choose that."),
    "sheet": _("This is a spreadsheet, not a text. Save it as PDF, or copy what was agreed into a document."),
    "macros": _("This file holds macros. Save it as docx, without macros, and choose that file."),
    "too_large": _("This file is larger than what can be read, 60 MB. Take the pictures out, or split it in parts."),
    "bomb": _("This file unpacks to far more than a document holds, so it was not opened. Save it again as docx."),
    "entities": _(
        "This file defines its own signs in a way that can do harm. Save it again as docx, and choose that file."
    ),
    "too_deep": _("Tables or lists stand inside each other too deep to read. Save the file again in a simpler form."),
    "too_many_cells": _(
        "The tables in this file have more than 200,000 cells. Split it, or leave the large table out."
    ),
    "too_many_pages": _("This file has more than 5,000 pages. Split it, and choose the part with what was agreed."),
    "too_slow": _("Reading this file took too long, so it was stopped. Split it in parts and try those one by one."),
    "too_heavy": _("Reading this file takes more memory than there is for it. Split it in parts and try those."),
    "failed": _("Reading this file went wrong. Save it again, as docx or as PDF, and choose the new file."),
}


def unreadable(code: str) -> Unreadable:
    """What to raise for one of `WORDS`."""
    return Unreadable(code, WORDS[code])


# What was left out or read with a doubt; where there is more to say, `Unread.detail` has it.
INSERTED = _("An addition that was not accepted yet is read as part of the text")
DELETED = _("A deletion that was not accepted yet is left out of the text")
COMMENT = _("A comment beside the text is left out")
HIDDEN = _("Text that is hidden in the file is left out")
PICTURE = _("A picture is left out; if it holds text, that was not read")
PICTURE_OF_PAGE = _("This page is a picture; what stands on it was not read")
MORE = _("There is more of this kind in the file")
GUESSED_SIGNS = _("The signs in this file are not UTF-8; they were read as those of Windows")
BROKEN_SIGNS = _("Some signs in this file could not be read and show as a question mark")
BROKEN_PAGE = _("This page is damaged and was not read")
