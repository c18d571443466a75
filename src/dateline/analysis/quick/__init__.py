"""The numbers of spaCy's pipeline, sooner: what a word form decides alone is computed once.

Each part is a stand-in for one component, gives the same analysis, and is used only where the
component has the very architecture that it was written for; else spaCy's own runs.
"""

from dateline.analysis.quick.hastened import Hastened

__all__ = ["Hastened"]
