"""What a process that codes does for itself."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import threading
from functools import cache
from typing import Any

YOUNG = 200_000
"""New objects after which the collector looks at the youngest; Python's own number is 700.

A batch of reports holds some 20,000 while it is worked on, and all but two or three a report go by
themselves: a round walks through those at work and frees nothing.
"""


def end_with_parent() -> None:
    """See to it that this process ends when the one that it works for has gone, even in the midst
    of a report."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def keep_tables() -> None:
    """Take what is loaded by now out of the collector's rounds: it stays until the process ends.

    Models, gazetteer and register are some million objects, which every full collection would walk
    through in vain; and since reading a report makes many objects and few cycles, rounds come
    rarer. Together a tenth of the time of a warm run. The output does not depend on it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def give_back() -> None:
    """Give memory that is free back to the system, where the C library can (glibc).

    Reports of many sizes leave gaps, so that a process that codes for days seems to grow.
    """
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library
        return None
