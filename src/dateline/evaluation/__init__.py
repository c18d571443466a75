"""Scorers and loaders for benchmark folders; one module per set, all with one protocol.

Each module has ``NAME``, ``load(path)``, ``predict(items, coder)`` and ``score(items,
predictions)``. Predictions are plain JSON objects in the set's own form, so that another program
can make or score them.
"""
