"""The office gets one mail about the same missed months, over the ledger of all mails."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from flows.alert.overdue_mail import overdue_mail
from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.paths import PROJECT, Home
from flows.running.tell_overdue import tell_overdue
from flows.settings import load_settings
from flows.warehouse.open import open_working

NOW = dt.datetime(2022, 7, 7, 9)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path)
    place.catalog.symlink_to(PROJECT / "data" / "catalog")
    (tmp_path / "settings.toml").write_text('office = "县委办"\n', "utf-8")
    with open_working(place):
        pass
    return place


def test_the_mail_names_the_months_and_what_to_do(home: Home):
    catalog, settings = load_catalog(home.catalog), load_settings(home)
    mail = overdue_mail(catalog, settings, ["2022-05", "2022-06"], NOW)
    later = overdue_mail(catalog, settings, ["2022-05", "2022-06"], NOW + dt.timedelta(days=1))

    assert mail is not None
    assert later is not None
    assert mail.subject == "请尽快处理：2022年5月、2022年6月汇总未按期运行"
    assert "xianjie catch-up" in mail.text
    assert mail.addresses == ("duchashi@example.org",)
    assert mail.message_id == later.message_id


def test_the_mail_lies_in_the_outbox_of_the_last_month(home: Home):
    for _ in range(2):
        assert tell_overdue(home, ["2022-06"], NOW, send=False).sentences == []

    assert len(list((home.outbox("2022-06") / "overdue").glob("*.eml"))) == 1


def test_without_a_mail_server_nothing_is_sent(home: Home):
    with pytest.raises(DeclarationError, match="mail server"):
        tell_overdue(home, ["2022-06"], NOW, send=True)


def test_a_county_without_an_address_gets_no_mail(home: Home):
    catalog = replace(load_catalog(home.catalog), contacts=())

    assert overdue_mail(catalog, load_settings(home), ["2022-06"], NOW) is None
