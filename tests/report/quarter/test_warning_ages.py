"""Ages of open warnings, both sides of each bound."""

from dataclasses import replace

from flows.report.quarter.warning_ages import warning_ages


def test_each_open_warning_has_one_age(june_month):
    one = next(one for one in june_month.warned if one.is_open)
    months = (1, 3, 4, 6, 7, 12, 13, 40)
    warned = [replace(one, months=count) for count in months]
    ended = replace(one, months=2, change="resolved")

    ages = warning_ages([*warned, ended])

    assert [(age.name, age.count) for age in ages] == [
        ("1～3个月", 2),
        ("4～6个月", 2),
        ("7～12个月", 2),
        ("13个月以上", 2),
    ]


def test_county_towns_levels_and_the_watch_list_are_counted_apart(june_month):
    one = next(one for one in june_month.warned if one.is_open)
    base = {"months": 1, "level": 1, "is_watched": False}
    age = warning_ages(
        [
            replace(one, is_county=True, **base),
            replace(one, is_county=False, **base | {"level": 2, "is_watched": True}),
            replace(one, is_county=False, **base | {"level": 3}),
        ]
    )[0]

    assert (age.county, age.towns, age.levels, age.watched) == (1, 2, (1, 1, 1), 1)
