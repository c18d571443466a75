"""From a report's text to tokens, sentences and phrases (English)."""

from dateline.analysis.document import Document
from dateline.analysis.english import EnglishAnalysis

__all__ = ["Document", "EnglishAnalysis"]
