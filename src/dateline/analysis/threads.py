"""One thread for numpy's matrix products, which here are too small to be shared out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_NAMES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@contextmanager
def one_thread() -> Iterator[None]:
    """A context in which numpy, when first imported, takes one thread; the caller's choice wins.

    A second thread spends its time in waiting, and a run on many processes has the cores full. The
    libraries read these variables as they are loaded; after that the environment is as it was.
    """
    ours = [name for name in _NAMES if name not in os.environ]
    os.environ.update(dict.fromkeys(ours, "1"))
    try:
        yield
    finally:
        for name in ours:
            os.environ.pop(name, None)
