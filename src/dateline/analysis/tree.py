"""Distances in a sentence's dependency tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.analysis.words import Words


def path(words: Words, first: int, second: int) -> tuple[list[int], list[int]]:
    """The tokens from each of two up to, not including, their lowest common ancestor.

    Both lists are complete chains when the tokens are in different trees.
    """
    up, other = words.chain(first), words.chain(second)
    shared = set(up) & set(other)
    left = [i for i in up if i not in shared]
    right = [i for i in other if i not in shared]
    return left, right


def distance(words: Words, first: int, second: int) -> int:
    """Edges between two tokens of one tree; 50 more when they are in different trees."""
    left, right = path(words, first, second)
    apart = 0 if len(left) < len(words.chain(first)) else 50
    return len(left) + len(right) + apart


def governor(words: Words, token: int) -> int:
    """The word that a phrase depends on, prepositions and determiners passed over."""
    head = words.head[token]
    while words.pos[head] in ("ADP", "SCONJ", "DET", "PUNCT") and words.head[head] != head:
        head = words.head[head]
    return head
