"""Copy MapLibre GL JS from its npm package beside the code that uses it, unchanged.

    python scripts/vendor_maplibre.py --archive maplibre-gl-5.11.0.tgz

``npm pack maplibre-gl@5.11.0`` gets the archive. 5.11 is the last version whose one-file build is
under 1 MB, and the first that draws text with the browser's own fonts, which a page without network
needs. The card beside the files tells version, licence and sha256; nothing is changed in them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tarfile
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "dateline" / "publishing" / "vendor"
FILES = {
    "maplibre-gl.js": "package/dist/maplibre-gl.js",
    "maplibre-gl.css": "package/dist/maplibre-gl.css",
    "maplibre-gl.LICENSE.txt": "package/LICENSE.txt",
}
CARD = """# MapLibre GL JS

The map library of the interactive map page, as it comes from npm; nothing is changed. Version
{version}, BSD-3-Clause (`maplibre-gl.LICENSE.txt`, with the licences of what is bundled in it),
<https://maplibre.org>. Archive `maplibre-gl-{version}.tgz`, sha256
`{archive}`.

| file | bytes | sha256 |
|---|---|---|
{rows}

Rebuild: `npm pack maplibre-gl@{version}`, then
`python scripts/vendor_maplibre.py --archive maplibre-gl-{version}.tgz`.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--archive", type=Path, required=True)
    archive: Path = parser.parse_args().archive
    OUT.mkdir(parents=True, exist_ok=True)
    rows = []
    with tarfile.open(archive) as tar:
        for name, member in FILES.items():
            content = read(tar, member)
            (OUT / name).write_bytes(content)
            digest = hashlib.sha256(content).hexdigest()
            rows.append(f"| `{name}` | {len(content):,} | `{digest}` |")
        version = json.loads(read(tar, "package/package.json"))["version"]
    whole = hashlib.sha256(archive.read_bytes()).hexdigest()
    card = CARD.format(version=version, archive=whole, rows="\n".join(rows))
    (OUT / "maplibre-gl.CARD.md").write_text(card, encoding="utf-8")


def read(tar: tarfile.TarFile, member: str) -> bytes:
    held = tar.extractfile(member)
    assert held is not None, member
    return held.read()


if __name__ == "__main__":
    main()
