"""The gazetteer: names of places of the world to entries with coordinates and admin chain."""

from dateline.knowledge.gazetteer.access import Gazetteer
from dateline.knowledge.gazetteer.entry import Entry
from dateline.knowledge.gazetteer.imports import import_csv, import_geonames

__all__ = ["Entry", "Gazetteer", "import_csv", "import_geonames"]
