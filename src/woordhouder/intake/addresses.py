"""Where a paper of what is prepared stands."""

from woordhouder.agreements.addresses import preparation_address


def papers_address(table: str, preparation: str) -> str:
    """Where papers are handed in, by the slug of the table and the reference of what is prepared."""
    return f"{preparation_address(table, preparation)}/stuk"


def paper_address(table: str, preparation: str, paper: str) -> str:
    """Where one paper is reviewed, by its reference."""
    return f"{papers_address(table, preparation)}/{paper}"
