"""Progress on a terminal."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Progress:
    """A line that says how far a run is; nothing at all where ``shown`` is false."""

    def __init__(self, shown: bool) -> None:
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None
        if shown:
            self._bar, self._task = _bar()

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def update(self, coded: int, known: int, failed: int) -> None:
        """Show the counts: coded now, known from an earlier run, failed."""
        if self._bar is None or self._task is None:
            return
        words = f"{coded:,} coded"
        words += f", {known:,} done before" if known else ""
        words += f", {failed:,} failed" if failed else ""
        self._bar.update(self._task, completed=coded, description=words)


def _bar() -> tuple[RichProgress, TaskID]:
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = RichProgress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    return bar, bar.add_task("loading", total=None)
