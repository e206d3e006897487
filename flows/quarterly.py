"""The quarterly job (季度研判) as a Prefect flow."""

from pathlib import Path

from prefect import flow, tags

from flows.monthly import as_task
from flows.paths import Home
from flows.period import Quarter, parse_quarter
from flows.running import cadence_papers
from flows.running.prefect_server import wait_for_server

write_quarter = as_task(cadence_papers.write_quarter, "quarter papers")


@flow(name="xianjie-quarterly", flow_run_name="{quarter}")
def quarterly(home: Path, quarter: str) -> cadence_papers.Papers:
    """Write the papers of a quarter, YYYY-Qn, of a county's folder."""
    return write_quarter(Home(home), parse_quarter(quarter))


def run_quarterly(home: Home, quarter: Quarter) -> cadence_papers.Papers:
    """Write a quarter's papers as a flow run of its own, tagged with county and quarter."""
    with tags(home.root.name, quarter.code):
        wait_for_server()
        return quarterly(home.root, quarter.code)
