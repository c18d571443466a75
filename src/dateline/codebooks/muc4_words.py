"""The words that the MUC-4 view weighs: classes of them, and how a wire is cut into sentences.

The classes restate MUC-4's guidelines: what is done (``do``), to whom or to what (``to``), and what
speaks against an incident (``no``: battles of armed forces, courts and laws). Words of no class are
kept by their stem when a dictionary knows them; names never are: they become ``@name``.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.knowledge.common_words import is_common

_CLASSES = {
    "do.kill": "kill killed kills killing killings murder murdered murders murdering murderers "
    "assassinate assassinated assassination assassinations assassinating slain slay execute "
    "executed execution executions massacre massacred massacres death deaths die died dies dead "
    "body bodies corpse corpses crime slaying shot shooting lynched strangled beheaded victims "
    "homicide",
    "do.bomb": "bomb bombs bombing bombings bombed explode exploded explodes explosion explosions "
    "explosive explosives dynamite dynamited detonate detonated detonation blast blasts grenade "
    "grenades mine mines rocket rockets mortar carbomb blew blown charge charges device devices",
    "do.take": "kidnap kidnapped kidnapping kidnappings kidnappers abduct abducted abduction "
    "hostage hostages captive captured disappeared disappearance ransom captors hijacked hijacking",
    "do.burn": "burn burned burning burnt fire arson ablaze torched",
    "do.attack": "attack attacked attacks attacking assault assaulted ambush ambushed harass "
    "harassed machinegunned strafed fired attackers assailants opened raid raided stormed "
    "terrorism attempt",
    "do.harm": "damage damaged destroy destroyed destroying destruction sabotage sabotaged "
    "wounded injured wounding injuring wounds injuries injury hurt torture tortured beaten raped",
    "do.rob": "rob robbed robbery steal stole stolen loot looted holdup",
    "do.threat": "threaten threatened threats threat threatening plot plotting plan plans planned "
    "planning intend intends warned",
    "to.civilian": "civilian civilians peasant peasants worker workers student students teacher "
    "teachers child children boy girl woman women man men person persons people family families "
    "resident residents passenger passengers farmer farmers driver employee employees tourist "
    "tourists citizen citizens brother brothers son sons daughter wife father mother youth youths "
    "housewife fishermen professor professors",
    "to.known": "mayor mayors judge judges priest priests jesuit jesuits journalist journalists "
    "reporter reporters candidate candidates leader leaders minister deputy deputies senator "
    "senators ambassador ambassadors bishop archbishop lawyer lawyers unionist unionists "
    "businessman businessmen rancher ranchers engineer engineers director councilman "
    "councilmen magistrate magistrates governor diplomat diplomats consul missionary missionaries "
    "nun nuns doctor president politician politicians official officials rector activist activists "
    "attorney prosecutor adviser advisers mr dr",
    "to.police": "policeman policemen police guard guards bodyguard bodyguards agent agents "
    "detective watchman",
    "to.army": "soldier soldiers troop troops army lieutenant colonel captain sergeant corporal "
    "patrol patrols battalion garrison barracks post posts brigade military officer officers "
    "convoy unit units marine marines general",
    "to.fighter": "guerrilla guerrillas rebel rebels subversive subversives terrorist terrorists "
    "extremist extremists insurgent insurgents commando commandos militant militants fighters "
    "gunmen gunman hooded individuals unidentified traffickers trafficker paramilitary squad "
    "squads assassins criminals",
    "to.building": "embassy embassies office offices bank banks house houses home homes church "
    "churches school schools headquarters building buildings residence residences hotel hotels "
    "store stores restaurant station stations center plant factory company companies newspaper "
    "university hospital market airport installations facilities",
    "to.network": "pylon pylons tower towers bridge bridges pipeline pipelines electric electrical "
    "electricity power dam telephone poles line lines oil energy",
    "to.vehicle": "bus buses car cars vehicle vehicles truck trucks train trains plane airplane "
    "aircraft helicopter ship ambulance",
    "no.battle": "clash clashes clashed combat fighting battle battles offensive casualties "
    "operations encounter confrontation exchanged exchange",
    "no.law": "trial court arrested sentenced sentence investigation investigating charged accused "
    "accuses accusations extradited extradition law amnesty",
}
_CLASS = {word: name for name, words in _CLASSES.items() for word in words.split()}

_SCOPE = frozenset(
    "argentina argentine bolivia bolivian chile chilean colombia colombian colombians ecuador "
    "ecuadoran ecuadorian salvador salvadoran salvadorans guatemala guatemalan guatemalans "
    "honduras honduran peru peruvian peruvians bogota lima medellin tegucigalpa santiago "
    "quito".split()
)
"""The nine countries whose incidents MUC-4 asks for, as one class (none is weighed by itself)."""

_ABROAD = frozenset(
    "nicaragua nicaraguan panama panamanian cuba cuban venezuela venezuelan brazil brazilian "
    "mexico mexican spain spanish israel israeli soviet ussr france french germany german "
    "washington u s states american americans managua havana costa rica rican lebanon".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep oct nov dec".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_EMPTY = frozenset(
    "the a an of to in and that for on by with is was are were be been has have had it its as at "
    "this from or also".split()
)
_SIGNS = {'"': "@quote", "[": "@open", "]": "@close"}
_ENDINGS = ("ings", "ing", "ed", "es", "s", "ers", "er", "ions", "ion", "e")
_TOKEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d+|[\"\[\]]")
_LETTERS = re.compile(r"[A-Za-z]+")
_CUT = re.compile(
    r"(?<!\bU\.S\.)(?<!\bMR\.)(?<!\bDR\.)(?<=[.!?\"])\s+(?=[A-Z\"\[(])|\n\s*\n", re.IGNORECASE
)
_TEXT = re.compile(r"\[TEXT\]")
_DASHES = re.compile(r"--")
_SHORTEST = 25
"""Characters of the shortest sentence that is cut off by itself."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a wire stand (half-open), without its dateline and tags."""
    head = _TEXT.search(text[:600]) or _DASHES.search(text[:300])
    start = head.end() if head else 0
    found = []
    for cut in _CUT.finditer(text, start):
        if cut.start() - start >= _SHORTEST:
            found.append((start, cut.start()))
            start = cut.end()
    if len(text) - start > _SHORTEST // 2:
        found.append((start, len(text)))
    return found


def tokens(text: str) -> tuple[list[str], list[str | None]]:
    """The stems of a sentence (``@name`` for a run of names) and the class of each."""
    stems: list[str] = []
    classes: list[str | None] = []
    for word in _TOKEN.findall(text):
        stem, kind = _known(word)
        if stem == "@name" and stems and stems[-1] == "@name":
            continue
        stems.append(stem)
        classes.append(kind)
    return stems, classes


def class_words(text: str) -> set[str]:
    """The words of a sentence that have a class, with their endings."""
    return {word for word in map(str.lower, _LETTERS.findall(text)) if word in _CLASS}


def content(stems: list[str]) -> list[str]:
    """The stems that carry content."""
    return [stem for stem in stems if stem not in _EMPTY]


def class_of(word: str) -> str | None:
    """The class of a lower-case word, if it is in one."""
    return _CLASS.get(word)


@cache
def stem_of(word: str) -> str:
    """A lower-case word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _known(word: str) -> tuple[str, str | None]:
    bare = word.lower().removesuffix("'s")
    return _stem(bare), _CLASS.get(bare)


def _stem(word: str) -> str:
    if word[0].isdigit():
        return "#"
    for name, members in (
        ("@month", _MONTHS),
        ("@day", _DAYS),
        ("@scope", _SCOPE),
        ("@abroad", _ABROAD),
    ):
        if word in members:
            return name
    if word in _SIGNS:
        return _SIGNS[word]
    return stem_of(word) if is_common(word) else "@name"
