"""Write ``docs/reference/codebooks.md`` from the codebooks.

``--check`` writes nothing, and exits with 1 when the page is not what the code says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.codebooks import CODEBOOKS, Codebook, codebook

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "codebooks.md"
RULES = Path(__file__).parent.parent / "src" / "dateline" / "codebooks" / "rules"

HEAD = """# Codebooks

Written by `scripts/write_codebooks_doc.py` from the codebooks and from the texts in
`src/dateline/codebooks/rules`; do not edit.

A codebook writes an event of the ledger as one row: it takes the dossier (all that the reports say)
and the settlement (what a policy makes of it), and gives the values of its columns, the statements
that each rests on, what was set aside, what could not be expressed and what was assumed. How files
are made of the rows: [Export](../how-to/export.md).

| codebook | edition | columns | policy, unless another is told |
|---|---|---|---|
"""

RULES_FOR_ALL = """
An empty cell is never 0: 0 is written where a statement says that there were none, and in two
places by a rule of the codebook (ACLED's `fatalities` where no dead are told, which the loss report
tells; UCDP's deaths by side, which add up to `best`).

Marks of the rules below: **[R]** read in a text of the programme or in its data; **[M]**
remembered, and told as an assumption in each row or in the loss report's list of what is always
lost.

## The two sides of an event

ACLED's, UCDP's, GTD's and PLOVER's actors are taken from the same two sides:

- Perpetrators stand on the first side, those who were struck on the second. Where no perpetrator is
  told, the sides of a clash are: forces of a state against the others, else the first against the
  rest.
- Who claims the event goes before who is stated to have done it, then those to whom it is
  attributed, then the contested; who denies it is left out where somebody else is named, and so is
  who is only accused where another claims it or is stated.
- Unnamed armed men ("gunmen", "two militants") are left out where an armed group is named on the
  first side: they are its men.
- Civilians are no perpetrators of bombs, shells and air strikes ("a child" that sets off a mine).
- Actors of the register stand before those that it does not know.

## Dead by part

Forces of the state (soldiers, police, security forces), armed groups (militants, attackers) and
civilians (civilians, children, women, aid workers, journalists, officials) have nobody in common.
Within a part, a figure of the whole part counts where it is larger than its groups together. What
is left of everyone is people of whom nothing else is told.
"""


def page() -> str:
    """The page."""
    books = [codebook(name) for name in CODEBOOKS]
    rows = [
        f"| [`{book.name}`](#{book.name}) | {book.edition} | {len(book.columns)} | "
        f"{book.policy or 'that of the ledger'} |\n"
        for book in books
    ]
    return "".join([HEAD, *rows, RULES_FOR_ALL, *(part for book in books for part in told(book))])


def told(book: Codebook) -> Iterator[str]:
    """What the page says of one codebook."""
    yield f"\n## {book.name}\n\n{book.edition}. Version {book.version} of the mapping.\n\n"
    yield (RULES / f"{book.name}.md").read_text("utf-8").strip() + "\n\n"
    yield "| column | holds | meaning | HXL |\n|---|---|---|---|\n"
    for column in book.columns:
        tag = f"`{column.hxl}`" if column.hxl else ""
        yield f"| `{column.name}` | {column.kind.value} | {column.meaning} | {tag} |\n"
    yield "\nLost, or resting on memory, in every row:\n\n"
    for words in book.always_lost:
        name, _, what = words.partition(": ")
        yield f"- `{name}`: {what}\n"


def main() -> int:
    """Write the page, or check it."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), "utf-8")
        return 0
    same = PAGE.is_file() and PAGE.read_text("utf-8") == page()
    if not same:
        print(f"{PAGE} is not what the code says; run {Path(__file__).name}")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
