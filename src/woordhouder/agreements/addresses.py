"""Which addresses below a table are pages of the table itself, so that no agreement may stand there."""

RESERVED = frozenset(
    {
        "afspraken",
        "bewijs",
        "doelen",
        "documenten",
        "feed",
        "jaar",
        "nieuw",
        "op-zoek",
        "organisaties",
        "rondes",
        "stoelen",
        "thema",
        "themas",
        "verslagen",
        "voorbereiden",
        "wacht",
        "zoeken",
        "zorgen",
    }
)


def may_be_an_address(slug: str) -> bool:
    """Whether an agreement may stand at /<table>/<slug>."""
    return slug not in RESERVED


def agreement_address(table: str, agreement: str) -> str:
    """Where an agreement is read, by the slugs of its table and itself."""
    return f"/{table}/{agreement}"


def act_address(table: str, agreement: str, act: str) -> str:
    """Where one act is read, by its reference."""
    return f"/{table}/{agreement}/akten/{act}"


def preparation_address(table: str, preparation: str) -> str:
    """Where an act is prepared, by its reference."""
    return f"/{table}/voorbereiden/{preparation}"


def waiting_address(table: str) -> str:
    """Where a table sees what waits for publication, and why."""
    return f"/{table}/wacht"
