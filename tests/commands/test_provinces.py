"""`xianjie province` names what it cannot use before anything runs."""

from pathlib import Path

import pytest

from flows.commands.provinces import run_counties
from flows.errors import DeclarationError, UsageError
from tests.counties.example import PERIOD, make_county


def test_a_folder_that_is_no_county_stops_before_anything_runs(tmp_path: Path):
    county = make_county(tmp_path / "a", 1)

    with pytest.raises(UsageError, match=f"no county folder.*{tmp_path / 'empty'}"):
        run_counties(PERIOD, [county], [tmp_path / "empty"], out=tmp_path / "out")

    assert not (tmp_path / "out").exists()
    assert not (county / "warehouse").exists()


def test_mails_need_a_mail_server_in_every_county(tmp_path: Path):
    county = make_county(tmp_path / "a", 1)

    with pytest.raises(DeclarationError, match=r"smtp\.host"):
        run_counties(PERIOD, [county], out=tmp_path / "out", send=True)

    assert not (county / "reports").exists()
