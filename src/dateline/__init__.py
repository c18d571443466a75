"""Dateline: dated reports of political violence in, evidence-backed events out."""

__version__ = "0.1.0"
