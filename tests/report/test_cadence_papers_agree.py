"""Figures of the quarter's and the year's papers, worked out again by SQL and found in the text."""

import duckdb
import pytest
from docx import Document

from flows.numbers_text import show_score
from flows.report.quarter.quarter_notice import write_quarter_notice
from flows.report.quarter.quarter_review import review_quarter
from flows.report.year.year_notice import write_year_notice
from flows.report.year.year_review import review_year
from tests.report.month.example import example_review

COUNTY = "610929000000"
_QUARTER = """
with own as (
    select *, case when period > $before_last then 'now' else 'before' end as quarter
    from assessments
    where area_code = $county and period > $before_first and period <= $last
        and status in ('green', 'yellow', 'red', 'missing') and target is not null
), latest as (
    select * from own
    qualify row_number() over (partition by quarter, indicator_code order by period desc) = 1
), points as (
    select *, case status when 'green' then 1 when 'yellow' then 0.6 else 0 end as point,
        case status when 'green' then 3 when 'yellow' then 2 when 'red' then 1 else 0 end as stand
    from latest
), shared as (
    select now.status, before.status as then_status, now.point, now.stand,
        before.stand as then_stand, importance
    from points as now
    join points as before using (indicator_code)
    join indicators using (indicator_code)
    where now.quarter = 'now' and before.quarter = 'before'
)
select
    (select count(*) from points where quarter = 'now') as due,
    (select count(*) from points where quarter = 'now' and status = 'green') as green,
    (select count(*) from points where quarter = 'now' and status = 'yellow') as yellow,
    (select count(*) from points where quarter = 'now' and status = 'red') as red,
    (select count(*) from points where quarter = 'now' and not is_reference) as planned,
    count(*) as common,
    count(*) filter (then_status = 'green') as green_before,
    count(*) filter (status = 'green') as green_now,
    count(*) filter (then_status = 'red') as red_before,
    count(*) filter (status = 'red') as red_now,
    count(*) filter (stand > then_stand) as better,
    count(*) filter (stand < then_stand) as worse,
    100 * sum(importance * point) / sum(importance) as score
from shared
"""
_YEAR = """
with december as (
    select * from assessments
    where area_code = $county and period = $last
        and status in ('green', 'yellow', 'red', 'missing') and target is not null
), towns as (
    select area_code, score from town_scores where period = $last and rank is not null
), costs as (
    select area_code,
        sum(case when not is_received then $missing when not is_on_time then $late else 0 end)
            as points
    from reporting_rates
    where period >= $first and period <= $last
    group by area_code
), finals as (
    select score - coalesce(points, 0) as final from towns left join costs using (area_code)
)
select
    count(*) as due,
    count(*) filter (status = 'green') as green,
    count(*) filter (status = 'yellow') as yellow,
    count(*) filter (status = 'red') as red,
    count(*) filter (not is_reference) as planned,
    (select count(*) from finals) as towns,
    (select avg(final) from finals) as mean,
    (select max(final) from finals) as most,
    (select min(final) from finals) as least,
    (select count(*) from costs where points > 0) as losing
from december
"""


def figures(month, query, **values):
    """Return the query's one row by name, over the tables that the papers were made from."""
    indicators = [(one.indicator_code, one.importance) for one in month.facts.catalog.indicators]
    with duckdb.connect() as connection:
        connection.register("assessments", month.facts.assessments)
        connection.register("town_scores", month.facts.town_scores)
        connection.register("reporting_rates", month.facts.reporting_rates)
        connection.execute("create table indicators(indicator_code varchar, importance double)")
        connection.executemany("insert into indicators values (?, ?)", indicators)
        found = connection.execute(query, {"county": COUNTY, **values})
        names = [column[0] for column in found.description]
        return dict(zip(names, found.fetchone(), strict=True))


def text_of(file):
    return "".join(paragraph.text for paragraph in Document(str(file)).paragraphs)


def moved(word, before, now):
    step = "增" if now > before else "减"
    return f"{word}{now}项、持平" if now == before else f"{word}由{before}项{step}至{now}项"


@pytest.fixture(scope="module")
def june(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_the_quarters_figures_are_those_of_sql(june, tmp_path):
    spans = {"before_first": "2021-12", "before_last": "2022-03", "last": "2022-06"}
    sql = figures(june, _QUARTER, **spans)

    text = text_of(write_quarter_notice(review_quarter(june, [], []), [], tmp_path))

    assert min(sql["green"], sql["yellow"], sql["red"], sql["better"], sql["worse"]) > 0
    for part in (
        f"到期考核指标{sql['due']}项，达到序时进度{sql['green']}项，占",
        f"；关注{sql['yellow']}项、预警{sql['red']}项",
        f"其中有计划目标的{sql['planned']}项，",
        f"（其余{sql['due'] - sql['planned']}项为参考进度）",
        f"均考核的{sql['common']}项同口径比较，",
        moved("达到序时进度", sql["green_before"], sql["green_now"]),
        moved("预警", sql["red_before"], sql["red_now"]),
        f"同口径得分{show_score(sql['score'])}分",
        f"状态变好{sql['better']}项（",
        f"变差{sql['worse']}项（",
        f"另有{sql['due'] - sql['common']}项上季度未考核",
    ):
        assert part in text


def test_the_years_figures_are_those_of_sql(tmp_path):
    december = example_review(tmp_path / "catalog", "2021-12")
    rule = december.facts.catalog.policy.deductions
    costs = {"late": rule.late, "missing": rule.missing}
    sql = figures(december, _YEAR, first="2021-01", last="2021-12", **costs)

    text = text_of(write_year_notice(review_year(december), [], tmp_path))

    assert min(sql["green"], sql["yellow"], sql["red"], sql["losing"]) > 0
    for part in (
        f"到期考核指标{sql['due']}项，达到要求{sql['green']}项，占",
        f"；关注{sql['yellow']}项、预警{sql['red']}项",
        f"其中有计划目标的{sql['planned']}项，",
        f"{sql['towns']}个镇最终得分平均{show_score(sql['mean'])}分，",
        f"（{show_score(sql['most'])}分），最低的是",
        f"（{show_score(sql['least'])}分）。",
    ):
        assert part in text
