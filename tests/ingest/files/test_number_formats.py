"""Number formats as programs write them, and what they tell of a value."""

import pytest

from flows.ingest.files.number_formats import kind_of_format, kind_of_number


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0%", "percent"),
        ("0.00%;[Red]-0.00%", "percent"),
        ('0.0%"（比上年）"', "percent"),
        ('0.00"%"', "percent_text"),
        ("0.00\\%", "percent_text"),
        ('0.0"％"', "percent_text"),
        ('0.0"%', "percent_text"),
        ("0.0_%", ""),
        ("0.0*%", ""),
        ('0.0;0.0"%"', ""),
        ("General", ""),
        ("#,##0.00", ""),
        ('yyyy"年"m"月"', "month"),
        ("[$-804]yyyy\\年mm\\月", "month"),
        ("yyyy-mm-dd", ""),
        ('yyyy"年"m"月"d"日"', ""),
        ("", ""),
    ],
)
def test_a_format_code_tells_its_kind(code: str, kind: str):
    assert kind_of_format(code) == kind


def test_formats_known_by_number():
    assert [kind_of_number(number) for number in (0, 9, 10, 14, 17, 57)] == [
        "", "percent", "percent", "", "month", "month"
    ]  # fmt: skip
