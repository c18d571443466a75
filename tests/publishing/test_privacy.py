"""Names of private persons: nowhere in an export, unless they are asked for."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from event_making import (
    DAY,
    GROUP,
    INDELIMANE,
    Told,
    army,
    at,
    civilians,
    dossier,
    entry,
    event,
    gunmen,
    jnim,
    killed,
    kind,
    means,
    on,
    party,
    say,
    toll,
)

from dateline.codebooks import CODEBOOKS, codebook
from dateline.dossiers import Dossier
from dateline.publishing.evidence import statement_annotations
from dateline.publishing.export import Export
from dateline.publishing.files import FORMATS
from dateline.publishing.privacy import without_names
from dateline.reconciliation import policy
from dateline.records import Decision, Source, WhereValue, to_json
from dateline.vocabulary import (
    ActorKind,
    DecisionKind,
    EventType,
    Group,
    Level,
    MeansClass,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Role,
    SourceKind,
)

FIRST, LAST = "Mariamexa", "Quexample"
NAME = f"{FIRST} {LAST}"
ARABIC = "مثال المثالية"
RESIDENT = Source(
    name=f"resident {NAME}",
    kind=SourceKind.RESIDENT,
    chain=(f"told the reporter {NAME}",),
)
WITNESS = Source(name=ARABIC, kind=SourceKind.WITNESS)
OFFICER = Source(name=f"Colonel {LAST.upper()}", kind=SourceKind.MILITARY)
HEAD = Source(name=f"{NAME}, head of a monitor", kind=SourceKind.MONITOR)


def place(name: str) -> Told:
    value = WhereValue(
        phrase=f"at the house of {NAME}",
        name=name,
        relation=PlaceRelation.IN,
        precision=PlacePrecision.COUNTRY,
        reason=f"not found: {NAME}",
        country="ML",
    )
    return say(value, RESIDENT)


def personal() -> Dossier:
    """An event in whose every free text a person is named."""
    telling = entry(
        kind(EventType.ARMED_ATTACK),
        on(DAY),
        at(),
        party(Role.TARGET, f"the teacher {NAME}", ActorKind.CIVILIANS, source=RESIDENT),
        party(Role.TARGET, NAME, ActorKind.OTHER),
        party(Role.TARGET, ARABIC, ActorKind.CIVILIANS),
        party(Role.TARGET, f"Inspector {NAME}", ActorKind.POLICE),
        party(Role.PERPETRATOR, f"rebel commander {NAME}", ActorKind.ARMED_GROUP,
              level=Level.DENIED, channel=f"in a call to {NAME}", source=OFFICER),
        jnim(Level.ACCUSED_BY_OTHERS, source=HEAD, channel=f"in a video by {NAME}"),
        killed(1, Group.CIVILIANS, noun=f"teacher {NAME}", phrase=NAME, source=RESIDENT),
        killed(3, Group.CIVILIANS, noun=f"{NAME} and her sons", source=WITNESS),
        killed(5, Group.CIVILIANS, source=HEAD),
        toll(Outcome.INJURED, Group.OFFICIALS, 1, 1, noun=f"mayor {NAME}", source=OFFICER),
        means(MeansClass.FIREARMS, f"the rifle of {NAME}"),
        title=f"{NAME} killed in Mali",
        url=f"https://example.org/2019/{FIRST.lower()}-{LAST.lower()}-killed",
    )  # fmt: skip
    second = entry(kind(EventType.ARMED_ATTACK), on(DAY), place(f"teacher {NAME}"), number=2)
    remark = Decision(
        id="d1",
        kind=DecisionKind.EDIT,
        subject="x",
        analyst=NAME,
        at=dossier(telling).event.versions[0].at,
        why=f"{NAME} called",
    )
    return msgspec.structs.replace(dossier(telling, second), decisions=(remark,))


def traces(text: str) -> list[str]:
    """What is left of the names in a text, whatever its case."""
    folded = text.casefold()
    return [part for part in (FIRST, LAST, *ARABIC.split()) if part.casefold() in folded]


def test_the_event_does_name_them() -> None:
    assert traces(to_json(personal()).decode()) == [FIRST, LAST, *ARABIC.split()]


@pytest.mark.parametrize("by", ["ucdp", "acled", "gtd", "open"])
def test_no_record_holds_a_name(by: str) -> None:
    settlement = policy(by).settle(personal())
    kept, settled = without_names(personal(), settlement)
    assert traces(to_json(kept).decode()) == []
    assert traces(to_json(settled).decode()) == []


@pytest.mark.parametrize("name", CODEBOOKS)
def test_no_row_holds_a_name(name: str) -> None:
    export = Export(codebook(name), policy("ucdp"))
    [(_, coding)] = export.codings([personal()])
    assert traces(to_json(coding).decode()) == []
    assert traces(to_json(export.losses.report()).decode()) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["neutral", "acled", "ucdp-ged"])
def test_no_file_holds_a_name(name: str, form: str, tmp_path: Path) -> None:
    target, evidence = tmp_path / f"events.{form}", tmp_path / "evidence.jsonld"
    export = Export(codebook(name), policy("ucdp"))
    report = export.write([personal()], target, form, evidence=evidence)
    assert report.written == 1
    for file in tmp_path.iterdir():
        assert traces(unpacked(file)) == [], file.name


def unpacked(file: Path) -> str:
    """All text of a file; that of xlsx and Parquet taken out of their packing."""
    if file.suffix == ".xlsx":
        import zipfile

        with zipfile.ZipFile(file) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())
    if file.suffix == ".parquet":
        import pyarrow.parquet as pq

        return str(pq.read_table(file).to_pylist())
    return file.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("name", CODEBOOKS)
def test_names_are_there_when_asked_for(name: str) -> None:
    export = Export(codebook(name), policy("ucdp"), names=True)
    [(_, coding)] = export.codings([personal()])
    assert LAST in to_json(coding).decode()


def test_what_was_withheld_is_counted_by_column() -> None:
    export = Export(codebook("acled"), policy("acled"))
    list(export.codings([personal()]))
    report = export.losses.report()
    withheld = {column.column for column in report.columns if column.withheld}
    assert "notes" in withheld
    assert report.names == "left out"


def test_codes_figures_and_places_stay_as_they_are() -> None:
    told = event(*INDELIMANE)
    for name in CODEBOOKS:
        book = codebook(name)
        settlement = policy("ucdp").settle(told)
        full = book.code(told, settlement).values
        kept = book.code(*without_names(told, settlement)).values
        changed = {column for column in full if full[column] != kept[column]}
        # The words for the place are the report's, and so is the unregistered speaker's name.
        assert changed <= {"extracted_place", "notes", "summary", "event_text", "source_original"}
        assert kept.get("claimmode") == full.get("claimmode")


def test_what_surely_names_nobody_stays() -> None:
    told = event(
        kind(EventType.ARMED_ATTACK),
        at(),
        gunmen(),
        civilians(name="two aid workers"),
        killed(3, source=Source(name="the defence ministry", kind=SourceKind.STATE)),
        killed(4, source=Source(name="security sources", kind=SourceKind.ANONYMOUS_OFFICIAL)),
    )
    kept, _ = without_names(told, policy("ucdp").settle(told))
    text = to_json(kept).decode()
    for words in ("gunmen", "two aid workers", "the defence ministry", "security sources"):
        assert words in text


def test_an_armed_organisation_keeps_its_name_and_its_commander_loses_his() -> None:
    organisation = party(Role.PERPETRATOR, "Exemplar Front", ActorKind.ARMED_GROUP)
    commander = party(Role.PERPETRATOR, f"rebel leader {NAME}", ActorKind.ARMED_GROUP)
    told = event(kind(EventType.BOMBING), at(), organisation, commander, army())
    kept, _ = without_names(told, policy("ucdp").settle(told))
    text = to_json(kept).decode()
    assert "Exemplar Front" in text
    assert traces(text) == []


@pytest.mark.parametrize(
    "name", [f"{NAME}'s farm", f"house of {NAME}", f"the home of teacher {NAME}", f"{LAST}’s shop"]
)
def test_somebodys_home_is_no_place_name_and_a_village_is(name: str) -> None:
    home = event(kind(EventType.BOMBING), place(name))
    kept, settled = without_names(home, policy("ucdp").settle(home))
    assert traces(to_json(kept).decode() + to_json(settled).decode()) == []
    village = event(kind(EventType.BOMBING), place("Exampleville"))
    kept, _ = without_names(village, policy("ucdp").settle(village))
    assert "Exampleville" in to_json(kept).decode()


def test_evidence_without_names_has_positions_and_a_hash_and_no_words() -> None:
    told = event(*INDELIMANE)
    pages = list(statement_annotations(told, names=False))
    text = msgspec.json.encode(pages).decode()
    assert "TextQuoteSelector" not in text
    assert '"exact":' not in text
    assert "told1" not in text
    [target] = pages[0]["target"]
    report = told.entries[0].report.text
    start, end = target["selector"]["start"], target["selector"]["end"]
    assert report[start:end] == "told1"
    import hashlib

    assert target["dateline:sha256"] == hashlib.sha256(b"told1").hexdigest()


def test_a_claim_by_an_unregistered_group_says_how_it_was_made() -> None:
    own = jnim(Level.CLAIMED_BY_ITSELF, source=GROUP, channel=f"on the channel of {NAME}")
    told = event(kind(EventType.BOMBING), at(), own, civilians())
    export = Export(codebook("gtd"), policy("gtd"))
    [(_, coding)] = export.codings([told])
    assert coding.values["claimmode"] == 7
