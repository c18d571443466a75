"""The content security policy of pages that stand alone in one file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence


def content_policy(
    *,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = (),
    images: str = "",
    workers: str = "",
) -> str:
    """The policy that allows these texts as scripts and styles, and nothing else.

    Scripts and styles are named by their SHA-256; there is no network, no inline handler and no
    evaluation of text. ``images`` and ``workers`` are the schemes from which these may come.
    """
    parts = ["default-src 'none'"]
    for rule, texts in (("script-src", scripts), ("style-src", styles)):
        if texts:
            parts.append(f"{rule} {' '.join(map(_digest, texts))}")
    if workers:
        parts.append(f"worker-src {workers}")
    if images:
        parts.append(f"img-src {images}")
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])


def _digest(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
