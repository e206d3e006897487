"""What a month is to one recipient: its own matters, what it owes, what was wrong, its letters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.alert.comparison_lines import asked_to_explain
from flows.catalog.office_records import Silence
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_topics import Topic, topics_of
from flows.report.month.counts import Counts, count
from flows.report.month.facts import Facts
from flows.report.month.matters import Matter
from flows.report.month.recipients import reporter_named_in
from flows.report.month.reporting import ReporterStanding, sender_of
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.words.place_words import is_all_towns


@dataclass(frozen=True)
class FoundCell:
    """One finding of a recipient's files."""

    code: str
    severity: str
    file_name: str
    place: str
    message: str


@dataclass(frozen=True)
class Concerns:
    """Everything of a month that concerns one recipient; nothing of anybody else's letters.

    `topics` are to be acted on, `watched` to be kept an eye on, silenced ones in neither but in
    `silences`. `counts` are of its own rows: a town's, else the county's that it leads.
    """

    recipient: str
    is_town: bool
    is_county: bool
    topics: tuple[Topic, ...]
    watched: tuple[Matter, ...]
    counts: Counts
    town: TownStanding | None
    reporter: ReporterStanding | None
    found: tuple[FoundCell, ...]
    changed: int
    letters: tuple[Letter, ...]
    overdue: tuple[Letter, ...]
    silences: tuple[Silence, ...]

    @property
    def owed(self) -> int:
        """Return how many forms it owes."""
        return len(self.reporter.owed) if self.reporter else 0


def list_concerns(
    review: Review, letters: Sequence[Letter], overdue: Sequence[Letter]
) -> list[Concerns]:
    """Return every recipient that the month concerns: towns and lead units, the county, senders.

    Drafts concern nobody yet.
    """
    released = [letter for letter in letters if not letter.is_draft]
    found, changed = _found_cells(review.facts), _changed(review.facts)
    names = {
        review.facts.catalog.county.name,
        *_leads(review),
        *(one.reporter for one in review.reporters if one.owed),
        *found,
        *changed,
        *(letter.recipient for letter in (*released, *overdue)),
        *(town.town for town in review.towns if town.counts.due),
        *asked_to_explain(review.facts),
    }
    return [
        _concerns(name, review, found[name], changed[name], released, overdue)
        for name in sorted(names)
    ]


def _leads(review: Review) -> set[str]:
    """Return the units that lead an indicator which was due, or an open matter."""
    catalog = review.facts.catalog
    county = catalog.county.area_code
    due = {row.indicator_code for row in review.month_rows if row.area_code == county}
    names = {unit for code in due for unit in catalog.indicator_by_code[code].lead_units}
    names |= {unit for matter in review.matters for unit in matter.answering}
    return {name for name in names if not is_all_towns(name)}


def _concerns(
    name: str,
    review: Review,
    found: Sequence[FoundCell],
    changed: int,
    letters: Sequence[Letter],
    overdue: Sequence[Letter],
) -> Concerns:
    county = review.facts.catalog.county
    is_county = name == county.name
    topics = _county_topics(review) if is_county else topics_of(review, name)
    watched = review.watched if is_county else review.watched_of(name)
    used = [_silence(name, one.matter.code, one.area_code, review) for one in topics]
    unused = [_silence(name, one.code, one.area_code, review) for one in watched]
    return Concerns(
        recipient=name,
        is_town=any(town.town == name for town in review.towns),
        is_county=is_county,
        topics=tuple(one for one, by in zip(topics, used, strict=True) if by is None),
        watched=tuple(one for one, by in zip(watched, unused, strict=True) if by is None),
        counts=_counts(name, review),
        town=next((town for town in review.towns if town.town == name), None),
        reporter=next((one for one in review.reporters if one.reporter == name), None),
        found=tuple(found),
        changed=changed,
        letters=tuple(letter for letter in letters if letter.recipient == name),
        overdue=tuple(one for one in overdue if is_county or one.recipient == name),
        silences=tuple(dict.fromkeys(one for one in (*used, *unused) if one is not None)),
    )


def _county_topics(review: Review) -> tuple[Topic, ...]:
    return tuple(
        Topic(one, one.warning_id, one.level, one.area_code, one.row, one.missing)
        for one in review.asked
    )


def _counts(name: str, review: Review) -> Counts:
    catalog = review.facts.catalog
    area = next((town.area_code for town in catalog.towns if town.name == name), None)
    own = area or catalog.county.area_code
    return count(
        row
        for row in review.month_rows
        if row.area_code == own
        and (
            area is not None
            or name == catalog.county.name
            or name in catalog.indicator_by_code[row.indicator_code].lead_units
        )
    )


def _silence(name: str, code: str, area_code: str, review: Review) -> Silence | None:
    """Return the silence that keeps a matter from a recipient on the papers' day, if any."""
    day = review.day.isoformat()
    for silence in review.facts.catalog.silences:
        if (
            silence.recipient == name
            and silence.indicator_code in ("", code)
            and silence.area_code in ("", area_code)
            and (not silence.until or silence.until >= day)
        ):
            return silence
    return None


def _found_cells(facts: Facts) -> dict[str, list[FoundCell]]:
    """Return the month's findings by who sent the file; of nobody known: by the office."""
    submitted = dict(
        zip(facts.submissions["submission_id"], facts.submissions["area_code"], strict=True)
    )
    rows: dict[str, list[FoundCell]] = defaultdict(list)
    names = ("submission_id", "area_code", "form", "code", "severity", "file_name", "sheet", "cell")
    asked = facts.findings[facts.findings["explanation"].fillna("") == ""]
    columns = (asked[name].fillna("").astype(str) for name in (*names, "message"))
    for one, area, form, code, severity, file_name, sheet, cell, message in zip(
        *columns, strict=True
    ):
        if code not in ("submission_missing", "source_differs"):
            sender = sender_of(submitted.get(one) or area, form, facts)
            place = " ".join(part for part in (file_name, sheet, cell) if part)
            name = sender or reporter_named_in(file_name, facts.catalog) or facts.office
            rows[name].append(FoundCell(code, severity, file_name, place, message))
    return rows


def _changed(facts: Facts) -> dict[str, int]:
    """Return how many cells corrected versions changed, by who sent them."""
    counts: dict[str, int] = defaultdict(int)
    rows = facts.resubmission_changes
    for area, form in zip(rows["area_code"], rows["form"], strict=True):
        counts[sender_of(str(area), str(form), facts) or facts.office] += 1
    return counts
