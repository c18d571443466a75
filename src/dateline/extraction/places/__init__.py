"""Place names and the phrases around them, in English."""

from dateline.extraction.places.find import find_places
from dateline.extraction.places.phrases import PlaceName

__all__ = ["PlaceName", "find_places"]
