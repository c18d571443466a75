"""Adds reports to a ledger in processes that are killed; run by the tests as a program.

``killing.py steps LEDGER REPORTS`` kills a process (SIGKILL) at every step of every addition:
within its transaction, before its commit, and right after it. ``killing.py times LEDGER REPORTS``
kills processes after times that have nothing to do with what they are at. Both go on until all
reports are in, and fail when one that was acknowledged is not there, or one that was not is.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from day_linker import DayAndPlace
from plain import CLOCK, PlainPolicy, coded
from sqlalchemy import event

from dateline.ledger import Ledger
from dateline.records import CodedReport

PLACES = ("Gao", "Agadez", "Maiduguri", "Mopti", "Diffa")


def reports(count: int) -> list[CodedReport]:
    """Invented reports, some of them on one incident, some copies."""
    chance = random.Random(count)
    made = []
    for number in range(count):
        day = f"2019-{chance.randrange(1, 13):02d}-{chance.randrange(1, 6):02d}"
        told = [(chance.choice(PLACES), day, chance.randrange(1, 60))]
        if chance.random() < 0.3:
            told.append((chance.choice(PLACES), f"2018-05-{chance.randrange(1, 4):02d}", 3))
        words = " ".join(chance.choice(("army", "said", "near", "road")) for _ in range(30))
        publisher = f"Paper {number}"
        made.append(coded(*told, published=day, publisher=publisher, words=words))
        if chance.random() < 0.1:
            made.append(coded(*told, published=day, publisher="Copyist", words=words))
    return made[:count]


def open_(place: str) -> Ledger:
    """The ledger, whose clock stands."""
    return Ledger.open(place, clock=lambda: CLOCK, linker=DayAndPlace(), policy=PlainPolicy())


def die(*_: Any) -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def in_child(work: Callable[[], None]) -> int:
    """The signal that ended a process doing the work; 0 when it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("a process failed of itself")
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def add_one(ledger: Ledger, report: CodedReport, step: str, at: int) -> None:
    """Add a report; this process is killed at a step."""
    seen = 0

    def statement(connection: Any, *_: Any) -> None:
        nonlocal seen
        seen += bool(connection.get_execution_options().get("writes"))
        if step == "within" and seen == at:
            die()

    def commit(connection: Any) -> None:
        if step in ("within", "before") and connection.get_execution_options().get("writes"):
            die()

    event.listen(ledger._engine, "before_cursor_execute", statement)
    event.listen(ledger._engine, "commit", commit)
    ledger.add(report)
    die()


def steps(ledger: Ledger, told: Sequence[CodedReport]) -> None:
    """A kill at each step of each addition; only the last of them leaves the report behind."""
    for number, report in enumerate(told):
        for step in ("within", "before", "after"):
            work = partial(add_one, ledger, report, step, 1 + number % 40)
            assert in_child(work) == signal.SIGKILL, step
            assert in_child(partial(check, ledger, report, step == "after")) == 0


def check(ledger: Ledger, report: CodedReport, there: bool) -> None:
    """Fail unless a report is there, or is not."""
    assert ledger.has(report.report) == there, report


def times(ledger: Ledger, told: Sequence[CodedReport]) -> None:
    """Kills at any time, the disk's included; what was acknowledged stays."""
    chance = random.Random(7)
    acknowledged: set[str] = set()
    while len(acknowledged) < len(told):
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            add_rest(ledger, told, acknowledged, into)
        os.close(into)
        with os.fdopen(out, "rb") as lines:
            lines.readline()  # it is at work
            time.sleep(chance.uniform(0, 0.1))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            acknowledged |= {line.decode().strip() for line in lines if line.endswith(b"\n")}


def add_rest(
    ledger: Ledger, told: Sequence[CodedReport], acknowledged: set[str], into: int
) -> None:
    """Add what was not acknowledged, say so, and end this process."""
    try:
        done = [report for report in told if report.report.id in acknowledged]
        for report in done[-3:]:  # the tests look for all of them in the end
            check(ledger, report, there=True)
        os.write(into, b"ready\n")
        for report in told:
            if report.report.id not in acknowledged:
                ledger.add(report)
                os.write(into, report.report.id.encode() + b"\n")
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def main(how: str, where: str, count: int) -> None:
    """The first report undisturbed, so that the processes need not prepare what they say to the
    store; the others one kill after another."""
    first, *others = reports(count)
    with open_(where) as ledger:
        ledger.add(first)
    # A connection must not cross a fork; closed, the ledger makes new ones when it is used again.
    {"steps": steps, "times": times}[how](ledger, others)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
