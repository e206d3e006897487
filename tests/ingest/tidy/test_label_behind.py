"""A column behind the figures names the rows where nothing else does."""

from tests.ingest.grids import tidy


def test_names_in_the_last_column_label_the_rows():
    rows = tidy("""
        |2018|2019|Region|
        |12.5|13.1|North|
        |22.7|21.9|South|
    """)

    assert rows == [
        ("A2", "North", "2018", "12.5"),
        ("B2", "North", "2019", "13.1"),
        ("A3", "South", "2018", "22.7"),
        ("B3", "South", "2019", "21.9"),
    ]


def test_remarks_that_come_again_name_no_rows():
    rows = tidy("""
        |2018|2019|Quality|
        |12.5|13.1|good|
        |22.7|21.9|good|
    """)

    assert ("A2", "", "2018", "12.5") in rows
    assert ("C2", "", "Quality", "good") in rows
