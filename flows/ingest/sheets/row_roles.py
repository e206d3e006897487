"""Each row of a region gets its role: the best way down the sheet, by evidence and order."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import Region, RowFacts
from flows.ingest.sheets.roles import (
    DATA,
    HEADER,
    NOTE,
    NUMBERS,
    ROLES,
    SECTION,
    TITLE,
    Evidence,
)
from flows.ingest.sheets.row_evidence import weigh_row

#: What it costs to come from one role to another; what is not here does not happen.
_STEPS: dict[tuple[str, str], float] = {
    ("", TITLE): 0.5, ("", HEADER): 0, ("", DATA): -2, ("", SECTION): -4,
    (TITLE, TITLE): 0, (TITLE, HEADER): 0, (TITLE, DATA): -2, (TITLE, SECTION): -3,
    (HEADER, HEADER): 0, (HEADER, NUMBERS): 0, (HEADER, SECTION): 0, (HEADER, DATA): 0,
    (HEADER, TITLE): -5, (HEADER, NOTE): -6,
    (NUMBERS, NUMBERS): 0, (NUMBERS, SECTION): 0, (NUMBERS, DATA): 0, (NUMBERS, HEADER): -3,
    (SECTION, SECTION): -0.5, (SECTION, DATA): 0, (SECTION, NOTE): -2, (SECTION, TITLE): -4,
    (SECTION, HEADER): -8,
    (DATA, DATA): 0, (DATA, SECTION): 0, (DATA, NOTE): -1, (DATA, TITLE): -3.5,
    (DATA, HEADER): -5.5, (DATA, NUMBERS): -3,
    (NOTE, NOTE): 0.5, (NOTE, TITLE): -1.5, (NOTE, HEADER): -3, (NOTE, SECTION): -2,
    (NOTE, DATA): -2.5,
}  # fmt: skip
#: What a blank row above changes.
_GAPS: dict[tuple[str, str], float] = {
    (HEADER, HEADER): -1, (DATA, TITLE): 2, (DATA, HEADER): 2, (NOTE, TITLE): 1, (NOTE, HEADER): 1,
}  # fmt: skip
_NEVER = -1e9
_FROM = {role: [(one, cost) for (one, to), cost in _STEPS.items() if to == role] for role in ROLES}


@dataclass(frozen=True)
class RowRole:
    """What a row is and what spoke for it."""

    row: int
    role: str
    reasons: tuple[str, ...]


def tell_rows_apart(region: Region) -> list[RowRole]:
    """Return the role of every row that is not blank, from top to bottom."""
    near = Neighbours(region)
    weighed = [_weigh(near, index) for index in range(len(near.rows))]
    roles = _best_way(near.rows, [scores for scores, _ in weighed])
    return [
        RowRole(facts.row, role, _reasons(role, evidence))
        for facts, role, (_, evidence) in zip(near.rows, roles, weighed, strict=True)
    ]


Weighed = tuple[dict[str, float], tuple[Evidence, ...]]
_PLAIN_DATA: Weighed = (
    {role: 4.0 if role == DATA else -4.0 for role in ROLES},
    (Evidence(DATA, 4.0, "与上下行同样排列"),),
)


def _weigh(near: Neighbours, index: int) -> Weighed:
    """Return the roles' scores and the evidence; a row amid rows just like it is data."""
    if _is_amid_likes(near.rows, index):
        return _PLAIN_DATA
    evidence = tuple(weigh_row(near, index))
    scores = dict.fromkeys(ROLES, 0.0)
    for one in evidence:
        scores[one.role] += one.weight
    return scores, evidence


def _is_amid_likes(rows: Sequence[RowFacts], index: int) -> bool:
    if not 2 < index < len(rows) - 1 or len(rows[index].figures) < 2:
        return False
    kinds = rows[index].kinds
    return not rows[index].gap and all(
        rows[at].kinds == kinds for at in (index - 2, index - 1, index + 1)
    )


def _best_way(rows: Sequence[RowFacts], scores: Sequence[dict[str, float]]) -> list[str]:
    """Return the roles with the highest sum of evidence and steps (Viterbi)."""
    totals: dict[str, float] = {"": 0.0}
    came_from: list[dict[str, str]] = []
    for facts, score in zip(rows, scores, strict=True):
        nexts: dict[str, float] = {}
        origins: dict[str, str] = {}
        for role in ROLES:
            best, origin = _NEVER, ""
            for one, cost in _FROM[role]:
                if one not in totals:
                    continue
                gap = _GAPS.get((one, role), 0.0) if facts.gap else 0.0
                total = totals[one] + cost + gap
                if total > best:
                    best, origin = total, one
            if best > _NEVER:
                nexts[role], origins[role] = best + score[role], origin
        totals = nexts
        came_from.append(origins)
    return _walk_back(totals, came_from)


def _walk_back(totals: dict[str, float], came_from: list[dict[str, str]]) -> list[str]:
    roles: list[str] = []
    role = max(totals, key=lambda one: totals[one]) if came_from else ""
    for origins in reversed(came_from):
        roles.append(role)
        role = origins[role]
    return roles[::-1]


def _reasons(role: str, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return what spoke for the role, the strongest first."""
    for_it = sorted((one for one in evidence if one.role == role and one.weight > 0),
                    key=lambda one: -one.weight)  # fmt: skip
    return tuple(one.reason for one in for_it) or ("由前后行推定",)
