"""All charts of a quarter month: two processes against a plain loop over the same figures."""

import tempfile
import time
from pathlib import Path

from flows.report.charts.chart_plan import plan_charts
from flows.report.charts.draw_charts import draw_charts, save_chart
from tests.report.example import example_facts


def main() -> None:
    """Print the figures, their rate and the ratio of two processes to one loop."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        facts = example_facts(home / "catalog")
        plans = plan_charts(facts)
        save_chart(plans[0], facts, home)  # fonts are found once, before either is timed
        target = home / "loop"
        target.mkdir()
        started = time.monotonic()
        for plan in plans:
            save_chart(plan, facts, target)
        loop = time.monotonic() - started
        started = time.monotonic()
        draw_charts(facts, home / "parallel", workers=2)
        parallel = time.monotonic() - started
        started = time.monotonic()
        draw_charts(facts, home / "parallel", workers=2)
        again = time.monotonic() - started
    print(f"figures {len(plans)} (PNG and SVG each)")
    print(f"loop          {loop:6.1f} s  {len(plans) / loop:5.1f} figures a second")
    print(f"two processes {parallel:6.1f} s  {len(plans) / parallel:5.1f} figures a second")
    print(f"ratio two processes / loop  {parallel / loop:.2f}  (goal 0.65)")
    print(f"unchanged, drawn again      {again:6.1f} s")
