"""The month's charts, and every chart there is: how many, how long, how long again."""

import tempfile
import time
from pathlib import Path

from flows.report.charts.chart_list import charts_of, charts_of_month
from flows.report.charts.draw_charts import draw_charts, save_charts
from tests.report.month.example import example_review


def main() -> None:
    """Print figures and seconds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        review = example_review(home / "catalog")
        save_charts(charts_of_month(review)[:1], home / "warm", with_svg=False)  # finds the font
        started = time.monotonic()
        files = draw_charts(review, home)
        month = time.monotonic() - started
        started = time.monotonic()
        draw_charts(review, home)
        again = time.monotonic() - started
        codes = sorted({row.indicator_code for row in review.month_rows})
        every = charts_of(review, codes)
        started = time.monotonic()
        save_charts(every, home / "every", with_svg=False)
        whole = time.monotonic() - started
        size = sum(file.png.stat().st_size for file in files)
    print(f"charts of the month   {len(files):4}  {month:6.2f} s  {size / 1e6:5.2f} MB")
    print(f"unchanged, kept       {len(files):4}  {again:6.2f} s")
    print(f"every chart there is  {len(every):4}  {whole:6.2f} s  {len(every) / whole:.0f}/s")
