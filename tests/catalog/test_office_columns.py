"""The files of an office's own notes have the columns of their records."""

from dataclasses import fields

import pytest

from flows.catalog.office_columns import MAIL_KINDS, OFFICE_TABLES


@pytest.mark.parametrize("name", OFFICE_TABLES)
def test_every_column_is_a_field_of_its_record(name: str):
    table = OFFICE_TABLES[name]

    assert set(table.columns) == {field.name for field in fields(table.record)}
    assert set(table.key) <= set(table.columns)


def test_a_contact_without_a_choice_wants_every_kind_of_mail():
    wanted = OFFICE_TABLES["contacts"].columns["wanted"]

    assert (wanted.is_required, wanted.default) == (False, MAIL_KINDS)
