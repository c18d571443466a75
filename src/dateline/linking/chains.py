"""What is known of the order of the match weights before any pair is seen."""

from __future__ import annotations

CHAINS: dict[str, list[list[str]]] = {
    "date": [
        ["same_day", "one_day", "two_days", "week", "month", "far"],
        ["same_day", "within", "within_long", "outside"],
        ["within", "beside", "outside"],
        ["news", "news_week", "news_month", "news_old"],
        ["news", "before"],
        ["published_together", "published_near", "published_week", "published_month",
         "published_far"],
    ],
    "place": [
        ["village", "town", "city", "beside", "near", "apart", "elsewhere", "abroad"],
        ["city", "unit2", "unit1", "country", "abroad"],
        ["name", "elsewhere"],
        ["feature", "elsewhere"],
        ["unknown", "homonym", "elsewhere"],
    ],
    "type": [["same", "alike", "half_open", "other"], ["same", "open", "half_open", "other"],
             ["unknown", "other"],
             ["same", "war"]],
    "actors": [["perpetrator_and_other", "perpetrator", "some", "unknown", "none"]],
    "means": [["same", "unknown", "other"]],
}  # fmt: skip
"""Levels from the strongest evidence to the weakest. Where the pairs at hand say otherwise they are
too few, and neighbours share one weight."""
for _toll in ("killed", "injured", "held"):
    CHAINS[_toll] = [
        ["same_many", "same_some", "same_two", "same_one", "different", "very_different"],
        ["same_many", "overlap", "one_sided", "different"],
        ["same_many", "rising", "different"],
        ["overlap", "open", "different"],
        ["none", "one_sided"],
        ["others", "very_different"],
    ]
SILENT = {
    "place": "unknown", "type": "unknown", "actors": "unknown", "killed": "none",
    "injured": "none", "held": "none", "means": "unknown", "text": "own",
}  # fmt: skip
"""Levels at which nothing was compared: they weigh nothing, and the prior takes their share."""
