"""Write ``docs/reference/records.schema.json`` from the records; run after changing them."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.records import json_schema

TARGET = Path(__file__).parents[1] / "docs/reference/records.schema.json"


def main() -> None:
    """Write the schema, keys in the order of definition."""
    TARGET.write_text(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
