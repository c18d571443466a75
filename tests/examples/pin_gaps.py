"""Writes what the engine is known to miss into the expected files.

Run ``python tests/examples/pin_gaps.py``
on purpose, after a change of the engine, and read the difference before it is committed:
only the ``known_gap`` table at the end of each file changes, the expected values never do.
"""

from __future__ import annotations

from comparing import (
    EXAMPLES,
    Fields,
    assigned,
    checks,
    expected_events,
    invented,
    problems,
    too_many,
)

from dateline.pipeline import Pipeline
from dateline.reading import read
from dateline.records import CodedReport, Report


def _coded(pipeline: Pipeline, example: str) -> list[CodedReport]:
    path = next((EXAMPLES / "reports").glob(f"{example}.*"))
    reports = [one for one in read(str(path)) if isinstance(one, Report)]
    return [one for one in pipeline.code(reports) if isinstance(one, CodedReport)]


def _gaps(example: str, events: list[Fields], coded: list[CodedReport]) -> dict[str, str]:
    found = assigned(events, coded)
    gaps = {}
    for check in checks():
        if check.example != example:
            continue
        mention = found[check.event - 1]
        wrong = problems(check.field, check.expected, mention) if mention else ["no such event"]
        if wrong:
            gaps[f"{check.event}.{check.field}"] = "; ".join(wrong)
    for name, extra in (("nothing_else", too_many), ("nothing_invented", invented)):
        if wrong := extra(events, coded):
            gaps[name] = "; ".join(wrong)
    return gaps


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "").replace('"', "'")[:160] + '"'


def main() -> None:
    """Rewrite the tables of known gaps."""
    pipeline = Pipeline.default()
    for path in sorted((EXAMPLES / "expected").glob("*.toml")):
        events, _ = expected_events(path.stem)
        gaps = _gaps(path.stem, events, _coded(pipeline, path.stem))
        text = path.read_text(encoding="utf-8").split("\n[known_gap]", 1)[0].rstrip() + "\n"
        if gaps:
            lines = [f'"{key}" = {_quoted(reason)}' for key, reason in gaps.items()]
            text += "\n[known_gap]\n" + "\n".join(lines) + "\n"
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
