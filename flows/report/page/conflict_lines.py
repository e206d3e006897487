"""Where plans contradict each other, with the side that leads this year."""

from dataclasses import asdict, dataclass

from flows.assess.conflicts import stricter
from flows.period import year_of
from flows.report.month.facts import Facts


@dataclass(frozen=True)
class ConflictLine:
    """Two plans that ask for different things, with the side that leads this year, and why."""

    what: str
    code_a: str
    figure_a: str
    citation_a: str
    code_b: str
    figure_b: str
    citation_b: str
    comment: str
    leading: str
    reason: str


def conflict_lines(facts: Facts) -> tuple[ConflictLine, ...]:
    """Return the conflicts between plans in the order of the catalogue."""
    judged = stricter(facts.catalog, facts.targets, year_of(facts.period))
    sides = zip(judged["leading_code"], judged["reason"], strict=True)
    return tuple(
        ConflictLine(**asdict(conflict), leading=str(code or "—"), reason=str(reason))
        for conflict, (code, reason) in zip(facts.catalog.conflicts, sides, strict=True)
    )
