"""From a laptop to a cluster: runs spread over processes, archives coded shard by shard.

``local`` and ``journal`` serve ``dateline code``. An archive of any size is planned once
(``make_plan``), coded by ``run`` with a runner of one machine or of a Ray cluster, looked over
(``status``, ``verify``), and merged into a ledger or tables (``merging``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.scale.checking import verify
    from dateline.scale.identity import default_job
    from dateline.scale.job import Job, Limits, Screen
    from dateline.scale.local_runner import LocalRunner
    from dateline.scale.plan import Archive
    from dateline.scale.planning import Cut, make_plan
    from dateline.scale.ray_runner import RayRunner
    from dateline.scale.running import retry_failed, run, status

_HOMES = {
    "Archive": "plan",
    "Cut": "planning",
    "Job": "job",
    "Limits": "job",
    "LocalRunner": "local_runner",
    "RayRunner": "ray_runner",
    "Screen": "job",
    "default_job": "identity",
    "make_plan": "planning",
    "retry_failed": "running",
    "run": "running",
    "status": "running",
    "verify": "checking",
}

__all__ = [
    "Archive",
    "Cut",
    "Job",
    "Limits",
    "LocalRunner",
    "RayRunner",
    "Screen",
    "default_job",
    "make_plan",
    "retry_failed",
    "run",
    "status",
    "verify",
]


def __getattr__(name: str) -> Any:
    """A public name, whose module is imported when it is asked for."""
    if name in _HOMES:
        return getattr(import_module(f"dateline.scale.{_HOMES[name]}"), name)
    raise AttributeError(name)
