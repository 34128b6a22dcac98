"""What tests of reading share: a document as short lines, and what must hold for each document."""

from woordhouder.papers.documents.reading import read


def shown(document):
    """Each block as "kind label|words", rows with bars between their cells."""
    return [
        f"{block.kind.value} {block.label}|{' | '.join(cell.clean for cell in block.cells) or block.clean}"
        for block in document.blocks
    ]


def lines(content, name="stuk"):
    """The blocks of a file, as `shown` has them."""
    return shown(read(name, content))


def check_places(document):
    """Blocks lie in the text in order, without overlap, and each of their signs stands where they say."""
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.end <= len(document.text)
        end = block.end
        check_signs(document.text, block)
        for cell in block.cells:
            check_signs(document.text, cell)


def check_signs(text, part):
    """What is clean is one line, and each sign of it is that of the text, white space being white space."""
    assert part.clean == " ".join(part.clean.split())
    assert part.place(len(part.clean)) == part.end
    places = [part.place(index) for index in range(len(part.clean))]
    assert places == sorted(set(places))
    for sign, place in zip(part.clean, places, strict=True):
        assert text[place] == sign or (text[place].isspace() and sign == " ")
