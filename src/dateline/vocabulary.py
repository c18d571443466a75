"""The closed vocabularies of the records: every code that a statement may carry.

Each vocabulary is a string enumeration, so that its JSON form is the plain word. The words are the
field's own where it has one; the source is named in each docstring.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """Dateline's neutral event types.

    Fine enough to map one-to-many onto ACLED's 25 sub-event types, UCDP's three types of violence,
    GTD's attack types and PLOVER's event-mode pairs; the mappings live in ``codebooks``.
    """

    ARMED_CLASH = "armed_clash"
    ARMED_ATTACK = "armed_attack"  # armed assault or ambush; who the target is, the parties say
    TERRITORY_RETAKEN = "territory_retaken"  # by a government
    TERRITORY_SEIZED = "territory_seized"  # by a non-state actor
    TERRITORY_TRANSFER = "territory_transfer"  # without violence
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"  # artillery, mortar, rocket, missile
    SUICIDE_BOMBING = "suicide_bombing"
    BOMBING = "bombing"  # remote explosive, IED, landmine, car bomb
    GRENADE = "grenade"
    CHEMICAL = "chemical"
    ASSAULT = "assault"  # violence against persons who do not fight: beating, stabbing, shooting
    ASSASSINATION = "assassination"
    EXECUTION = "execution"
    SEXUAL_VIOLENCE = "sexual_violence"
    ABDUCTION = "abduction"
    HIJACKING = "hijacking"
    ARSON = "arson"
    LOOTING = "looting"  # and other destruction of property
    ROBBERY = "robbery"
    PEACEFUL_PROTEST = "peaceful_protest"
    PROTEST_INTERVENTION = "protest_intervention"
    PROTEST_FORCE = "protest_force"  # excessive force against protesters
    VIOLENT_DEMONSTRATION = "violent_demonstration"
    MOB_VIOLENCE = "mob_violence"
    ARREST = "arrest"
    AGREEMENT = "agreement"
    GROUP_CHANGE = "group_change"  # recruitment, defection, split, movement of forces
    WEAPONS_DISRUPTED = "weapons_disrupted"  # defused, seized, shot down
    BASE_ESTABLISHED = "base_established"
    INTERVENTION = "intervention"  # a war, campaign or military intervention, not one incident
    KILLING = "killing"  # deaths by violence whose form is not told
    OTHER = "other"


class Stage(StrEnum):
    """How far the event went (after MUC-4's *stage of execution*, widened)."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    THREATENED = "threatened"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class Modality(StrEnum):
    """How the source commits itself to one statement."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"  # by a party about its own deeds or its enemy's losses
    SUSPECTED = "suspected"
    DENIED = "denied"
    PLANNED = "planned"
    NEGATED = "negated"  # "no casualties"


class SourceKind(StrEnum):
    """Who speaks."""

    STATE = "state"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    MEDICAL = "medical"
    WITNESS = "witness"
    RESIDENT = "resident"
    MONITOR = "monitor"  # human-rights and monitoring organisations
    UN_IGO = "un_igo"
    MEDIA = "media"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    ANALYST = "analyst"  # an analyst working with Dateline
    REPORT = "report"  # the report in its own voice


class Stance(StrEnum):
    """How the source stands to the event."""

    PARTY = "party"
    ALLY = "ally"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What happened to the people whom a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


class Group(StrEnum):
    """Whom a toll counts."""

    SOLDIERS = "soldiers"
    POLICE = "police"
    SECURITY_FORCES = "security_forces"
    MILITANTS = "militants"
    ATTACKERS = "attackers"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    AID_WORKERS = "aid_workers"
    JOURNALISTS = "journalists"
    OFFICIALS = "officials"
    UNSPECIFIED = "unspecified"


class Qualifier(StrEnum):
    """How a number is put: "53", "at least 53", "up to 53", "some 20", "dozens"."""

    EXACT = "exact"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    APPROX = "approx"
    VAGUE = "vague"


class Role(StrEnum):
    """The part that an actor plays in an event."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    VICTIM_SIDE = "victim_side"
    SUPPORTER = "supporter"
    DEFENDER = "defender"
    PARTICIPANT = "participant"  # one side of a clash in which neither is told to have attacked


class Level(StrEnum):
    """How responsibility is known (after MUC-4's *organization confidence*, widened)."""

    STATED_AS_FACT = "stated_as_fact"
    CLAIMED_BY_ITSELF = "claimed_by_itself"
    SUSPECTED_BY_AUTHORITIES = "suspected_by_authorities"
    ACCUSED_BY_OTHERS = "accused_by_others"
    DENIED = "denied"
    CONTESTED = "contested"
    UNKNOWN_PERPETRATOR = "unknown_perpetrator"


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"  # a government as a whole
    MILITARY = "military"
    POLICE = "police"
    SECURITY_FORCES = "security_forces"
    STATE_MILITIA = "state_militia"  # pro-government militia
    ARMED_GROUP = "armed_group"  # rebel, insurgent, jihadist
    MILITIA = "militia"  # political or communal militia
    COMMUNAL = "communal"  # ethnic, clan, village or religious community
    CRIMINAL = "criminal"  # gang, cartel, bandits, pirates
    COALITION = "coalition"  # several states or groups
    IGO = "igo"  # United Nations, African Union, NATO ... and their missions
    PROTESTERS = "protesters"
    RIOTERS = "rioters"
    CIVILIANS = "civilians"
    UNKNOWN_ARMED = "unknown_armed"  # "gunmen", "unidentified attackers"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How exactly a date is known; the interval itself is in the value."""

    DAY = "day"
    RANGE = "range"  # a few days, both ends named
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateAnchor(StrEnum):
    """What a time phrase was resolved against."""

    ABSOLUTE = "absolute"  # the phrase is a full date
    PUBLISHED = "published"  # the report's publication date
    NARRATIVE = "narrative"  # another date of the same report
    NONE = "none"


class PlaceRelation(StrEnum):
    """How the event lies to the named place."""

    IN = "in"
    NEAR = "near"
    BETWEEN = "between"
    BORDER = "border"
    AREA = "area"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """How exactly a place is known, from exact to unknown.

    After UCDP GED's ``where_prec``: 1 exact, 2 within about 25 km of a known point, 3 second-order
    administrative unit, 4 first-order unit, 5 linear or general feature, 6 country, 7
    international waters or airspace.
    """

    EXACT = "exact"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    FEATURE = "feature"
    COUNTRY = "country"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


class MeansClass(StrEnum):
    """Classes of weapons and methods."""

    FIREARMS = "firearms"
    EXPLOSIVES = "explosives"
    SUICIDE = "suicide"
    AERIAL = "aerial"
    DRONE = "drone"
    ARTILLERY = "artillery"
    GRENADE = "grenade"
    LANDMINE = "landmine"
    MELEE = "melee"
    INCENDIARY = "incendiary"
    CHEMICAL = "chemical"
    VEHICLE = "vehicle"
    CROWD_CONTROL = "crowd_control"
    OTHER = "other"


class Ground(StrEnum):
    """Whether a mention is what the report is about, or a recap."""

    MAIN = "main"
    OTHER = "other"
    BACKGROUND = "background"


class DecisionKind(StrEnum):
    """What an analyst did."""

    ACCEPT = "accept"
    EDIT = "edit"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"  # of events that may be one: they are not
    REJECT = "reject"
    UNDO = "undo"  # of an earlier decision


class Verdict(StrEnum):
    """What is held of two mentions that were compared."""

    SAME = "same"  # sure enough to file them under one event
    POSSIBLE = "possible"  # a possible duplicate, for review
    APART = "apart"


class ResponsibilityStatus(StrEnum):
    """What is known of an actor's responsibility over all reports."""

    STATED = "stated"  # reports state it as a fact, nobody contests it
    CLAIMED = "claimed"  # by the actor itself
    ATTRIBUTED = "attributed"  # by others, who are named
    CONTESTED = "contested"  # rival claims, or rival attributions
    DENIED = "denied"  # by the actor; what others say stands beside it
    UNKNOWN = "unknown"  # perpetrators without a name
