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


def test_amounts_of_one_unit_beside_unique_names_are_values_not_labels():
    rows = tidy("""
        |Park|Area|Visitors|
        |Exmoor|693 km2|14|
        |Dartmoor|954 km2|23|
        |Peak|1,437 km2|87|
    """)

    assert rows[:2] == [
        ("B2", "Exmoor", "Area", "693 km2"),
        ("C2", "Exmoor", "Visitors", "14"),
    ]


def test_amounts_that_names_need_to_be_told_apart_stay_labels():
    rows = tidy("""
        |Item|Pack|Price|
        |Rice|1 kg|14|
        |Rice|5 kg|60|
        |Salt|1 kg|3|
    """)

    assert [row[1] for row in rows] == ["Rice > 1 kg", "Rice > 5 kg", "Salt > 1 kg"]
