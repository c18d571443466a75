"""A cheap first stage: which reports are worth reading at all."""

from dateline.screening.screen import Screen

__all__ = ["Screen"]
