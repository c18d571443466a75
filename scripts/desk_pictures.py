"""Pictures of the desk's pages over the bundled reports: on a desk and on a phone, side by side."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from dateline.ledger import Ledger
from dateline.pipeline import Pipeline
from dateline.reading import read
from dateline.records import CodedReport, Report, TollValue
from dateline.review.coder import Coder
from dateline.review.deciding import Asked, Told, decide
from dateline.review.desk import Desk
from dateline.review.people import Person, Role
from dateline.settings import Settings
from dateline.vocabulary import DecisionKind, Group, Outcome, Qualifier
from desk_serving import served

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples" / "ledger" / "reports.jsonl"
EVENT = "EUUMJ5FLA2MJP"
"""The event of `make demo`: six reports, three sources that contradict one another."""
TITLE = "JNIM claims attack on army post in Burkina Faso"
LOSSES = "losses at 19"
"""The words of a figure in it that the two coders read differently."""
WIDE, NARROW, HEIGHT, GAP = 1280, 390, 900, 40
SCALE = 0.66
COLOURS, COMMON = 112, 56
"""Colours of a picture, and how many of them are the commonest."""
SERVED = ("--analyst", "ana")
GROUND = {"light": "#d9d6cd", "dark": "#33373d"}

Keep = Callable[[str, io.BytesIO], None]


def draw(keep: Keep, flags: tuple[str, ...]) -> None:
    """Draw every page of the desk in both schemes; ``keep`` is given name and picture of each."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        file = Path(folder) / "desk.sqlite"
        report = fill(file)
        pages = {
            "events": "/", "event": f"/events/{EVENT}", "toll": f"/events/{EVENT}#f-toll",
            "queue": "/queue", "compare": "/compare/next", "report": f"/reports/{report}",
            "coding": f"/reports/{report}/read", "agreement": "/agreement?left=cora&right=cyril",
            "adjudicate": f"/adjudicate/{report}?left=cora&right=cyril", "history": "/history",
            "export": "/export?country=BF", "add": "/add",
        }  # fmt: skip
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=list(flags))
        with served("-m", "dateline", "serve", str(file), *SERVED, "--port") as address:
            for name, path in pages.items():
                for scheme in GROUND:
                    end = "" if scheme == "light" else "-dark"
                    keep(f"desk-{name}{end}.png", pair(browser, address + path, scheme))
        browser.close()


def pair(browser: Browser, address: str, scheme: Any) -> io.BytesIO:
    """One picture: the page on a desk, and beside it on a phone."""
    shown = [shot(browser, address, scheme, width) for width in (WIDE, NARROW)]
    whole = Image.new("RGB", (WIDE + NARROW + 3 * GAP, HEIGHT + 2 * GAP), GROUND[scheme])
    whole.paste(shown[0], (GAP, GAP))
    whole.paste(shown[1], (WIDE + 2 * GAP, GAP))
    size = (round(whole.width * SCALE), round(whole.height * SCALE))
    made = io.BytesIO()
    fewer(whole.resize(size, Image.Resampling.LANCZOS)).save(made, "png", optimize=True)
    return made


def fewer(picture: Image.Image) -> Image.Image:
    """The picture in few colours: the commonest as they are, so that plain areas keep their tint,
    and others that cover all that occur, so that small marks keep theirs."""
    counted: Any = picture.getcolors(picture.width * picture.height)
    common = [colour for _, colour in sorted(counted, reverse=True)[:COMMON]]
    wide = picture.quantize(COLOURS - COMMON, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    flat = [part for colour in common for part in colour]
    palette.putpalette([*flat, *wide[: 3 * (COLOURS - COMMON)]])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def shot(browser: Browser, address: str, scheme: Any, width: int) -> Image.Image:
    """What a browser shows of a page at first."""
    with browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        tab = context.new_page()
        tab.goto(address)
        if tab.locator("#map").count():
            tab.wait_for_selector("#map[data-drawn]", timeout=120_000)
        tab.wait_for_timeout(600)
        return Image.open(io.BytesIO(tab.screenshot())).convert("RGB")


def fill(file: Path) -> str:
    """Code the bundled reports, let two coders differ on one of them; its id."""
    pipeline = Pipeline.default()
    pipeline.setup()
    reports = [one for one in read(REPORTS, form="jsonl") if isinstance(one, Report)]
    coded = [one for one in pipeline.code(reports) if isinstance(one, CodedReport)]
    with Ledger.create(file) as ledger:
        ledger.add_all(coded)
        desk = Desk(ledger, Settings(), None, Coder("none", 1))
        chosen = next(one for one in coded if one.report.title == TITLE)
        correct(desk, chosen, "cora", 23, Qualifier.EXACT, "with the four civilians")
        correct(desk, chosen, "cyril", 19, Qualifier.MINIMUM, "it says “put”, not “confirmed”")
    return chosen.report.id


def correct(
    desk: Desk, coded: CodedReport, name: str, killed: int, qualifier: Qualifier, why: str
) -> None:
    """Let a coder correct the army's losses in the report, and say that it is read."""
    person = Person(name=name, role=Role.CODER)
    mention = coded.mentions[0]
    toll = next(one for one in mention.of("toll") if LOSSES in one.evidence[0].text)
    high = killed if qualifier is Qualifier.EXACT else None
    value = TollValue(
        outcome=Outcome.KILLED, group=Group.UNSPECIFIED, low=killed, high=high,
        qualifier=qualifier, phrase=LOSSES,
    )  # fmt: skip
    for asked in (
        Asked(
            kind=DecisionKind.EDIT,
            subject=f"{coded.report.id}/{toll.id}",
            why=why,
            told=Told(value=value, evidence=toll.evidence),
        ),
        Asked(kind=DecisionKind.ACCEPT, subject=f"{coded.report.id}/{mention.id}"),
    ):
        event = desk.browse.event_of(f"{coded.report.id}/{mention.id}")
        assert event is not None
        decide(desk, person, asked, {event: desk.browse.version(event)[1]})
