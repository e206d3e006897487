"""The annual job (年底考核、年度总结) as a Prefect flow."""

from pathlib import Path

from prefect import flow, tags

from flows.monthly import as_task
from flows.paths import Home
from flows.running import cadence_papers
from flows.running.prefect_server import wait_for_server

write_year = as_task(cadence_papers.write_year, "year papers")


@flow(name="xianjie-annual", flow_run_name="{year}")
def annual(home: Path, year: int) -> cadence_papers.Papers:
    """Write the papers of a year of a county's folder."""
    return write_year(Home(home), year)


def run_annual(home: Home, year: int) -> cadence_papers.Papers:
    """Write a year's papers as a flow run of its own, tagged with county and year."""
    with tags(home.root.name, str(year)):
        wait_for_server()
        return annual(home.root, year)
