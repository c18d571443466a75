"""The page of the codebooks says what the code says, and the how-to what the command does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from dateline.cli.export import command
from dateline.codebooks import CODEBOOKS, codebook
from dateline.publishing.files import FORMATS

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "write_codebooks_doc.py", "--check"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_codebook_and_form_is_told_of_in_the_how_to() -> None:
    page = (ROOT / "docs" / "how-to" / "export.md").read_text("utf-8")
    for name in CODEBOOKS:
        [row] = re.findall(rf"^\| `{name}` \|.*$", page, re.MULTILINE)
        own = codebook(name).policy
        assert (f"`{own}` |" if own else "that of the ledger |") in row
    for form in FORMATS:
        assert f"`.{form}`" in page


def test_the_command_offers_what_there_is() -> None:
    offered = {p.name: p.type for p in command.params}
    assert tuple(offered["codebook"].choices) == CODEBOOKS  # type: ignore[attr-defined]
    assert tuple(offered["form"].choices) == FORMATS  # type: ignore[attr-defined]
