import unicodedata

import pandas as pd
import pytest

from flows.terminal.terminal_tables import print_frame


def columns_of_bars(line: str) -> list[int]:
    """Return in which columns of a terminal the bars stand: a wide character takes two."""
    place, found = 0, []
    for sign in line:
        if sign in "│┃╇":
            found.append(place)
        place += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return found


def test_columns_stay_aligned_whatever_the_width_of_the_characters(
    capsys: pytest.CaptureFixture[str],
):
    rows = pd.DataFrame(
        {
            "镇": ["卡子镇", "A", "（中厂）ｘ镇"],
            "indicator": ["1—6月竣工率", "100%", "“零就业”户数"],
            "数": [75.5, 100, 0],
        }
    )

    print_frame(rows, "table")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert [columns_of_bars(line) for line in lines] == [[14, 29]] * 5
