from flows.report.letters.letter_ledger import (
    LetterMatter,
    all_letter_matters,
    all_letters,
    replace_drafts,
)
from tests.report.letters.ledgers import open_ledger
from tests.report.letters.test_letter_counts import DAY, letter


def test_drafts_of_a_month_are_replaced_and_letters_are_kept():
    from dataclasses import replace

    released = letter("1号", "2022-06", DAY)
    draft = replace(letter("2号", "2022-06", DAY), released_on=None)
    about = LetterMatter("2号", "w", 1, "ECO-01", "610929000000", 80.0, 86.5, 6.5)
    other = replace(draft, letter_id="3号", number="3号")

    with open_ledger() as connection:
        replace_drafts(connection, "2022-06", [released, draft], [about])
        assert all_letters(connection) == [released, draft]
        assert all_letter_matters(connection) == [about]

        replace_drafts(connection, "2022-06", [other], [])
        assert all_letters(connection) == [released, other]
        assert all_letter_matters(connection) == []

        replace_drafts(connection, "2022-07", [], [])
        assert all_letters(connection) == [released, other]
