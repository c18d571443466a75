"""Place names and the phrases around them, in English."""

from dateline.extraction.places.candidates import candidates
from dateline.extraction.places.find import find_places
from dateline.extraction.places.phrases import PlaceName
from dateline.extraction.places.pinpointing import Choices, name_chances

__all__ = ["Choices", "PlaceName", "candidates", "find_places", "name_chances"]
