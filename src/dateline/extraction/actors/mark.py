"""Actor marks of a report: named groups, forces of states, agent nouns, unknown named groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.actors.countries import count, country_words, dominant, place_votes
from dateline.extraction.actors.names import names_in, resolve
from dateline.extraction.actors.phrases import PhraseReader
from dateline.knowledge.actors import ActorRegister, Context, actor_register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis import Document
    from dateline.marks import ActorMark, PlaceMark


def mark_actors(
    document: Document,
    register: ActorRegister | None = None,
    places: Sequence[PlaceMark] = (),
) -> tuple[ActorMark, ...]:
    """The actor phrases of a report, in order, not overlapping.

    The country of "the army" or "police" is that which the report is clearly about, told by the
    names, adjectives and capitals in it, and by the resolved ``places`` where they are given; it
    stays empty where that is not clear.
    """
    register = register or actor_register()
    words, names = names_in(document.text, register)
    countries = country_words(words, register.states)
    counts = count(countries)
    for country, votes in place_votes(places).items():
        counts[country] = counts.get(country, 0.0) + votes
    context = Context(published=document.report.published, countries=counts)
    named = resolve(names, context, register)
    for item in named:
        home = register.by_id[item.choice.actor].countries
        if len(home) == 1:
            counts[home[0]] = counts.get(home[0], 0.0) + 0.5
    reader = PhraseReader(document, register, words, countries, named, dominant(counts))
    return reader.read()
