"""What a door is: an address that is not for everybody to read as it is, and what it answers to whom."""

from dataclasses import dataclass

READ = frozenset({"GET", "HEAD"})
FORM = READ | {"POST"}
POST = frozenset({"POST"})

OF_ALLAUTH = 302
"""Its own pages look at the method first, and send a stranger away with this status."""

EVERYBODY = "everybody"
"""A form without account."""
MEMBERS = "members"
"""Whoever signed in, each her own."""
LINK = "link"
"""Whoever holds the personal link."""
DEMO = "demo"
"""Everybody, in demo mode only."""
TABLE = "table"
"""Who sits at the table, which is not public: absent for all others, strangers too."""

EDITORS = frozenset({"editor", "chief"})
INVOLVED = EDITORS | {"nominator"}
# Who sits at the private table and who only reads there; for whose organisation a seat waits.
SEATED = frozenset({"seated", "sitter"})
ACTING = INVOLVED | {"reader", "outsider", "controller", "asked"} | SEATED
SIGNED_IN = ACTING | {"left", "loner"}


@dataclass(frozen=True)
class Door:
    """One route, as it is written in urls.py.

    `there`: an address of it that is there; `absent`: one of the same form that leads nowhere ("" when the address
    leaves nothing open). `way`: how one comes in. `opens_for`: the signed-in people for whom it opens. To `knows`, who
    may read of the thing but not do this, it answers 403; to all others `refused`; to a stranger `stranger` (sign in
    first).
    `says` is what it answers to who may, `says_members` what it answers to those who signed in, where that differs.
    """

    route: str
    way: str
    methods: frozenset[str] = READ
    there: str = ""
    absent: str = ""
    opens_for: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    refused: int = 404
    stranger: int = 303
    says: int = 200
    says_members: int = 0

    @property
    def address(self) -> str:
        return self.there or f"/{self.route}"

    def opens(self, who: str) -> bool:
        """Whether it opens for `who`."""
        return self.way not in (MEMBERS, TABLE) or who in self.opens_for

    def expected(self, who: str, method: str) -> int:
        """The status that `who` gets by `method`."""
        if method not in self.methods and (who != "anonymous" or self.way != MEMBERS or self.stranger == OF_ALLAUTH):
            return 405
        if self.way == MEMBERS and who == "anonymous":
            return self.stranger
        if not self.opens(who):
            return 403 if who in self.knows else self.refused
        return self.says_members or self.says if who != "anonymous" else self.says


def removal(route: str, there: str, absent: str = "") -> Door:
    """A door by which the controller removes words; a code is asked first. Others cannot tell whether there are any."""
    opens = frozenset({"controller"})
    nowhere = f"/verwijderen/{absent}" if absent else ""
    return Door(
        f"verwijderen/{route}", MEMBERS, FORM, f"/verwijderen/{there}", nowhere, opens_for=opens, refused=403, says=303
    )
