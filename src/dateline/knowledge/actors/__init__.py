"""The actor register: who can be party to political violence, and by which names reports call them.

Written for this project; see ``docs/method/actors.md`` for its columns and how names are chosen.
"""

from dateline.knowledge.actors.choice import Choice, Context, choose
from dateline.knowledge.actors.entry import Actor, Surface
from dateline.knowledge.actors.nouns import AgentNoun, agent_nouns
from dateline.knowledge.actors.register import ActorRegister, actor_register
from dateline.knowledge.actors.states import State, States, states
from dateline.knowledge.actors.words import Word, words_of

__all__ = [
    "Actor",
    "ActorRegister",
    "AgentNoun",
    "Choice",
    "Context",
    "State",
    "States",
    "Surface",
    "Word",
    "actor_register",
    "agent_nouns",
    "choose",
    "states",
    "words_of",
]
