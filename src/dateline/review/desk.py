"""What every request to the desk works with."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends
from starlette.requests import HTTPConnection

from dateline.ledger import Ledger
from dateline.ledger.browsing import Browse
from dateline.ledger.wanted import Wanted
from dateline.review.accounts import Accounts
from dateline.review.coder import Coder
from dateline.review.intake import Fetcher
from dateline.review.kept import Kept
from dateline.review.people import Person, Role
from dateline.review.problems import ProblemError
from dateline.settings import Settings

T = TypeVar("T")


class Waiting(NamedTuple):
    """How many events need eyes, and how many pairs may be one event."""

    queue: int
    pairs: int


class Desk:
    """The ledger with what is needed to show it and to work on it."""

    def __init__(
        self, ledger: Ledger, settings: Settings, accounts: Accounts | None, coder: Coder
    ) -> None:
        self.ledger = ledger
        self.browse: Browse = ledger.browse()
        self.settings = settings
        self.accounts = accounts
        self.coder = coder
        review = settings.review
        self.fetcher = Fetcher(review.fetch_seconds, review.fetch_bytes) if review.fetch else None
        self.analyst = settings.review.analyst or _user()
        self.kept: dict[str, tuple[str, Any]] = {}
        self.lists = Kept(_LISTS)
        self._readers = CapacityLimiter(_READERS)

    async def read(self, work: Callable[..., T], *given: Any) -> T:
        """What ``work(*given)`` gives, done in a thread; for short reads, few at a time.

        Threads that run at once take turns at the interpreter with every row that the store gives:
        of twenty lists each would take as long as all.
        """
        return await to_thread.run_sync(work, *given, limiter=self._readers)

    def note(self, person: Person, what: str, subject: str) -> None:
        """Write into the audit, where there are accounts; a desk without has but one analyst."""
        if self.accounts is not None:
            self.accounts.note(person.name, what, subject)

    def waiting(self) -> Waiting:
        """What waits for eyes, as numbers beside the way there."""

        def count() -> Waiting:
            return Waiting(
                queue=self.browse.count(Wanted(review=True)),
                pairs=len(self.browse.duplicates(limit=_MANY)),
            )

        found: Waiting = self.remember("waiting", self.browse.state(), count)
        return found

    def remember(self, name: str, state: str, make: Any) -> Any:
        """What ``make()`` gives, kept as long as the ledger stays in one state; the last few."""
        held = self.kept.get(name)
        if held is not None and held[0] == state:
            return held[1]
        made = make()
        while len(self.kept) >= _KEPT:
            self.kept.pop(next(iter(self.kept)), None)
        self.kept[name] = (state, made)
        return made


_MANY = 10_000
"""Pairs counted at most."""
_KEPT = 16
"""Answers kept: a map of 100,000 events has some 5 MB."""


_READERS = 4
"""Short reads done at a time. Two to four are equally fast on two cores, where each list costs a
third more with forty; of more than two, one that takes long (words that are looked for) leaves room
for others. Measured with ``scripts/bench_desk.py`` over 100,000 events."""
_LISTS = 16_000_000
"""Bytes of lists kept: some 350 pages of 50 events."""


def _user() -> str:
    """The name of the machine's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, in a container
        return "analyst"


def desk_of(connection: HTTPConnection) -> Desk:
    """The desk that a request came to."""
    desk: Desk = connection.app.state.desk
    return desk


async def the_desk(connection: HTTPConnection) -> Desk:
    """The desk; not in a thread of its own, since it is at hand."""
    return desk_of(connection)


def person_of(connection: HTTPConnection) -> Person:
    """Who asks; found out before any route is taken.

    Raises:
        ProblemError: when nobody has said who it is.
    """
    person: Person | None = connection.scope.get("dateline.person")
    if person is None:
        raise ProblemError(
            401, "no_login", "log in, or send a token: Authorization: Bearer ...",
            headers={"WWW-Authenticate": "Bearer"},
        )  # fmt: skip
    return person


def at_least(role: Role) -> Any:
    """Who asks, when they have the role.

    Raises:
        ProblemError: when they do not.
    """

    async def check(connection: HTTPConnection) -> Person:
        person = person_of(connection)
        if not person.may(role):
            raise ProblemError(
                403, "role", f"this takes the role {role}; {person.name} is {person.role}"
            )
        return person

    return Depends(check)


TheDesk = Annotated[Desk, Depends(the_desk)]
Reader = Annotated[Person, at_least(Role.READER)]
CoderPerson = Annotated[Person, at_least(Role.CODER)]
Reviewer = Annotated[Person, at_least(Role.REVIEWER)]
Admin = Annotated[Person, at_least(Role.ADMIN)]
