"""Commands that look into judgements: why one is what it is, and what the warnings were worth."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import duckdb
import pandas as pd
import typer

from flows.assess.backtest import Warned
from flows.catalog.model import Catalog
from flows.errors import DeclarationError, UsageError
from flows.paths import Home
from flows.period import parse_period
from flows.settings import find_home
from flows.terminal.options import FormOption, HomeOption, MonthOption
from flows.wording import KIND_NAMES
from flows.words.sentence import name_of_code, say, sentence

worth_app = typer.Typer()

#: Shares, months and letters in the table on the terminal; the files have all digits.
_DECIMALS = 3
#: What files call the policy that is in force; another one has the name of its file.
_PRESENT = "present"


@worth_app.command("explain")
def explain_judgement(
    indicator: Annotated[str, typer.Argument(help="option.indicator_code")],
    area: Annotated[str, typer.Argument(help="option.area")],
    month: MonthOption,
    home: HomeOption = None,
) -> None:
    """Show why a judgement is what it is, from the cells to the level."""
    from flows.catalog.load import load_catalog
    from flows.report.why.chain import load_chain
    from flows.report.why.explanation import explain

    place, period = find_home(home), parse_period(month)
    catalog = load_catalog(place.catalog)
    codes = {one.name: one.area_code for one in (*catalog.towns, catalog.county)}
    with _open_present(place) as connection:
        chain = load_chain(connection, catalog, indicator, codes.get(area, area), period)
    print("\n".join(explain(chain)))


@worth_app.command("backtest")
def backtest(
    first: Annotated[str, typer.Option("--from", help="option.first")],
    last: Annotated[str, typer.Option("--to", help="option.last")],
    home: HomeOption = None,
    policy: Annotated[
        Path | None, typer.Option("--policy", exists=True, help="option.policy")
    ] = None,
    as_published: Annotated[
        bool,
        typer.Option("--as-published/--as-judged-now", help="option.as_published"),
    ] = False,
    form: FormOption = "table",
) -> None:
    """Show what the warnings were worth: precision, recall, lead, letters."""
    from flows.catalog.load import load_catalog
    from flows.terminal.terminal_tables import print_frame

    place, start, end = find_home(home), parse_period(first), parse_period(last)
    if end < start:
        raise UsageError(sentence("error.before", last=end, first=start))
    catalog = load_catalog(place.catalog)
    look = _published if as_published else _judged_now
    looks = {_PRESENT: (catalog, *look(place, catalog, end))}
    if policy is not None:
        other = _with_policy(catalog, policy)
        look = _published_under if as_published else _judged_now
        looks[policy.stem] = (other, *look(place, other, end))
    folder = place.root / "reports" / f"backtest-{start}-{end}"
    both = _write(looks, start, end, folder)
    print_frame(_as_table(both) if form == "table" else both, form, with_heads=True)
    if form == "table":
        print(f"\n{folder}")


def _write(
    looks: Mapping[str, tuple[Catalog, pd.DataFrame, Warned]], first: str, last: str, folder: Path
) -> pd.DataFrame:
    """Write tables and picture of the policies side by side; return the summary."""
    from flows.assess.backtest import due_targets, summarise_targets
    from flows.report.charts.backtest_chart import write_backtest_chart

    summaries, targets = [], []
    for name, (catalog, rows, warned) in looks.items():
        due = due_targets(catalog, rows, warned, first, last)
        targets.append(due.assign(policy=name))
        summary = summarise_targets(due, warned, catalog, first, last)
        summaries.append(summary.assign(policy=name))
    both = pd.concat(summaries).sort_index(kind="stable").reset_index(drop=True)
    folder.mkdir(parents=True, exist_ok=True)
    both.to_csv(folder / "summary.csv", index=False, encoding="utf-8-sig")
    pd.concat(targets).to_csv(folder / "targets.csv", index=False, encoding="utf-8-sig")
    write_backtest_chart(both, first, last, folder / "backtest.png")
    return both


def _as_table(both: pd.DataFrame) -> pd.DataFrame:
    """Return the summary as a person reads it: the policy beside the name, short figures."""
    columns = [*both.columns[:2], "policy", *both.columns[2:-1]]
    return (
        both[columns]
        .assign(
            group=[say(f"group.{group}") for group in both["group"]],
            name=[name_of_code(KIND_NAMES, name) for name in both["name"]],
            policy=[say("policy.present") if one == _PRESENT else one for one in both["policy"]],
        )
        .round(_DECIMALS)
    )


def _with_policy(catalog: Catalog, file: Path) -> Catalog:
    from flows.catalog.policy import read_policy

    policy, problems = read_policy(file)
    if problems:
        raise DeclarationError("\n".join(problems))
    return replace(catalog, policy=policy)


def _judged_now(home: Home, catalog: Catalog, through: str) -> tuple[pd.DataFrame, Warned]:
    """Judge all current observations up to a month with the catalogue's policy."""
    from flows.assess.due_letters import letters_of
    from flows.assess.judge import judge_county
    from flows.warehouse import read

    with _open_present(home) as connection:
        observations = read.current_observations(connection)
        held, submissions = read.held_cells(connection), read.read_submissions(connection)
    judgement = judge_county(catalog, observations, held, submissions, through)
    of_indicators = judgement.warnings[judgement.warnings["indicator_code"] != ""]
    letters = letters_of(judgement.open_warnings, catalog)
    return judgement.assessments, Warned(of_indicators, letters)


def _published(home: Home, catalog: Catalog, through: str) -> tuple[pd.DataFrame, Warned]:
    """Return what each month's last run published, and the letters that were issued then."""
    from flows.assess.published_episodes import published_episodes

    with _open_present(home) as connection:
        rows = _fetch(connection, "published_months")
        letters = _fetch(connection, "issued_letters")
    rows = rows[rows["period"] <= through]
    return rows, Warned(published_episodes(catalog, rows), letters)


def _published_under(home: Home, catalog: Catalog, through: str) -> tuple[pd.DataFrame, Warned]:
    """Return what the same runs would have published under the catalogue's policy, and letters."""
    from flows.assess.due_letters import letters_of
    from flows.assess.published_episodes import published_episodes
    from flows.running.look_back import judge_as_published

    with _open_present(home) as connection:
        rows, open_warnings = judge_as_published(connection, catalog, through)
    return rows, Warned(published_episodes(catalog, rows), letters_of(open_warnings, catalog))


@contextmanager
def _open_present(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published warehouse; UsageError where it lacks what this edition reads."""
    from flows.warehouse.query import open_published

    with open_published(home) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException):
            raise UsageError(sentence("error.older_edition")) from None


def _fetch(connection: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    from flows.warehouse.sql_texts import read_sql

    return connection.execute(read_sql(name)).df()
