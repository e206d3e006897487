"""The half-yearly inspection (半年抽查) as a Prefect flow: draw once, report what came back."""

from pathlib import Path

from prefect import flow

from flows.monthly import as_task
from flows.paths import Home
from flows.period import half_of, shift
from flows.running.inspect_half import InspectionResult, draw_half, report_half
from flows.steps import county_now

#: It is drawn in June and December; in July and January the results have come in.
INSPECTION_MONTHS = "1,6,7,12"

draw = as_task(draw_half, "draw", retries=2)
report = as_task(report_half, "report", retries=2)


@flow(name="xianjie-sampling", flow_run_name="{half}")
def sampling(home: Path, half: str = "") -> InspectionResult | None:
    """Draw a half-year's inspection once, write its check forms and its result so far.

    Without a half-year it is that of the previous month: June draws January to June's first five
    months, July reports.
    """
    chosen = half or half_of(shift(f"{county_now():%Y-%m}", -1))
    draw(Home(home), chosen)
    return report(Home(home), chosen)
