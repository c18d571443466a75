"""How sure a statement is: the chance that a careful reader would write the same value."""

from dateline.confidence.model import CALIBRATED, confidence_of, to_review
from dateline.confidence.stage import Confidence

__all__ = ["CALIBRATED", "Confidence", "confidence_of", "to_review"]
