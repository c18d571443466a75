"""The JSON forms read back as the same records."""

from __future__ import annotations

import json

from dateline.publishing.records_json import json_lines, json_text
from dateline.records import CodedReport, from_json


def test_json_lines_round_trip(coded: CodedReport) -> None:
    lines = list(json_lines([coded, coded]))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [from_json(line, CodedReport) for line in lines] == [coded, coded]


def test_a_json_document_is_an_array_of_the_records(coded: CodedReport) -> None:
    text = json_text([coded])
    assert from_json(json.dumps(json.loads(text)[0]), CodedReport) == coded
    assert json_text([]) == "[]\n"
