"""Write ``docs/reference/openapi.json`` from the desk's routes; ``--check`` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fastapi import FastAPI

from dateline.review.api import router
from dateline.review.api.openapi import describe

PATH = Path(__file__).parent.parent / "docs" / "reference" / "openapi.json"


def document() -> str:
    """The document as text."""
    app = FastAPI()
    app.include_router(router)
    return json.dumps(describe(app), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> int:
    """Write it, or check it."""
    if "--check" in sys.argv:
        same = PATH.is_file() and PATH.read_text("utf-8") == document()
        if not same:
            print(f"{PATH} is not what the routes say; run {Path(__file__).name}")
        return int(not same)
    PATH.write_text(document(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
