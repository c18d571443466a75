"""The Python that the documentation shows runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "docs/how-to/python.md", "docs/how-to/ledger.md"])
def test_code_runs_from_top_to_bottom(
    page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The ledger's page writes files; the others read those of the project.
    monkeypatch.chdir(tmp_path if page.endswith("ledger.md") else ROOT)
    text = (ROOT / page).read_text("utf-8")
    names: dict[str, object] = {"__name__": "snippet"}
    for found in BLOCK.finditer(text):
        # Empty lines before the code make the lines of a traceback those of the page.
        before = "\n" * (text.count("\n", 0, found.start()) + 1)
        exec(compile(before + found[1], page, "exec"), names)
    assert "dateline" in names, f"{page} shows no Python"
