"""A province's month: every county run, rolled up, reported, and only then mailed."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.counties.county_month import CountyMonth, mail_county_month
from flows.counties.papers import Issue, write_papers
from flows.counties.roll_up import ProvinceMonth, roll_up
from flows.errors import MonitorError, UsageError
from flows.paths import Home
from flows.settings import load_settings
from flows.words.sentence import sentence

#: Runs the counties and returns a summary of each: in this process or on a cluster.
Run = Callable[[Sequence[Path], str, Path], list[CountyMonth]]


@dataclass(frozen=True)
class ProvinceRun:
    """What became of a province's month; `mail_failures` are sentences."""

    month: ProvinceMonth
    counties: tuple[CountyMonth, ...]
    papers: tuple[Path, ...]
    mails_sent: int = 0
    mail_failures: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """Return the worst county's code; 5 where a mail did not go out."""
        worst = max((county.exit_code for county in self.counties), default=0)
        return max(worst, 5) if self.mail_failures else worst


def do_province(
    homes: Sequence[Path],
    period: str,
    out: Path,
    run: Run,
    *,
    office: str = "",
    day: dt.date,
    send: bool = False,
) -> ProvinceRun:
    """Run, roll up and report a month of the counties' folders.

    A county that could not be run is named in the papers and counted in nothing. Raises UsageError
    when two folders are of one county. Mails are sent when every county has been run.
    """
    names = _names(homes)
    counties = tuple(run(homes, period, out))
    done = [county.code for county in counties if county.code]
    failed = {_code_of(county, names) for county in counties if not county.code}
    month = roll_up(out, done, period)
    month = replace(month, absent=tuple(sorted({*month.absent, *failed})))
    issue = Issue(office, day, any(load_settings(Home(home)).is_synthetic for home in homes))
    known = dict(names.values())
    papers = tuple(write_papers(month, known, issue, out))
    result = ProvinceRun(month, counties, papers)
    return _mail(result, period) if send else result


def _names(homes: Sequence[Path]) -> dict[str, tuple[str, str]]:
    """Return code and name of each folder's county; a folder that cannot be read keeps its name."""
    names: dict[str, tuple[str, str]] = {}
    owners: dict[str, Path] = {}
    for home in homes:
        try:
            county = load_catalog(Home(home).catalog).county
        except MonitorError:
            names[str(home)] = (home.name, home.name)
            continue
        if county.area_code in owners:
            first = owners[county.area_code]
            raise UsageError(sentence("error.same_county", first=str(first), second=str(home)))
        owners[county.area_code] = home
        names[str(home)] = (county.area_code, county.name)
    return names


def _code_of(county: CountyMonth, names: dict[str, tuple[str, str]]) -> str:
    return names.get(county.home, (county.name, county.name))[0]


def _mail(result: ProvinceRun, period: str) -> ProvinceRun:
    sent, failures = 0, []
    for county in result.counties:
        if county.code:
            count, failed = mail_county_month(county.home, period)
            sent += count
            failures += [f"{county.name}：{failure}" for failure in failed]
    return replace(result, mails_sent=sent, mail_failures=tuple(failures))
