"""Signs of violence that let a doubtful word ("hit", "storm", "operation") tell of an event."""

from __future__ import annotations

ARMED = frozenset(
    "gunman gunmen militant terrorist rebel insurgent guerrilla jihadist extremist fighter "
    "soldier troop troops trooper army military militia militiaman militiamen paramilitary bandit"
    " warlord commando force forces policeman policemen police officer marine ranger attacker "
    "assailant raider hitman hitmen pirate gangster gang cartel taliban hamas hezbollah hizbullah"
    " houthi isis isil is daesh is-k al-qaeda al-qaida al-shabaab al-shabab shabaab shebab pkk "
    "ypg sdf fsa ltte farc eln fmln mrta boko haram iswap jnim m23 lra rsf saf idf ira eta "
    "naxalite maoist naxal separatist secessionist islamist mujahideen mujahidin fedayeen "
    "peshmerga janjaweed herdsman herdsmen herder kidnapper abductor hijacker sniper warplane "
    "gunship infantry battalion brigade regiment garrison patrol checkpoint outpost barracks "
    "convoy peacekeeper subversive mercenary death-squad hoodlum thug robber criminal suspect mob"
    " rioter vigilante security airforce navy gendarme gendarmerie coastguard crpf bsf cobra nsf "
    "npa".split()
)
"""Lemmas and forms of people and bodies that bear arms."""

HARM = frozenset(
    "kill kills killed killing wound wounded injure injured injury dead death die died casualty "
    "casualties fatality victim murder slain maim maimed bloodshed toll gunfire gunshot shot "
    "explosive explosives weapon weapons hostage hostages torch massacre civilian civilians".split()
)
"""Lemmas and forms of harm done to people."""
