"""Actor marks of a report: named groups, forces of states, agent nouns, unknown named groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.actors.countries import count, country_words, dominant
from dateline.extraction.actors.names import candidates, resolve
from dateline.extraction.actors.phrases import PhraseReader
from dateline.knowledge.actors import ActorRegister, Context, actor_register, words_of

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.marks import ActorMark


def mark_actors(document: Document, register: ActorRegister | None = None) -> tuple[ActorMark, ...]:
    """The actor phrases of a report, in order, not overlapping.

    The country of "the army" or "police" is that which the report is clearly about, told by the
    names, adjectives and capitals in it; it stays empty where that is not clear.
    """
    register = register or actor_register()
    text = document.doc.text
    words = words_of(text)
    places = country_words(words, register.states)
    counts = count(places)
    names = candidates(words, text, register)
    context = Context(published=document.report.published, countries=counts)
    named = resolve(names, context, register)
    for item in named:
        countries = register.by_id[item.choice.actor].countries
        if len(countries) == 1:
            counts[countries[0]] = counts.get(countries[0], 0.0) + 0.5
    reader = PhraseReader(document, register, words, places, named, dominant(counts))
    return reader.read()
