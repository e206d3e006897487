"""The lines of a watched demo add up, and nothing is in two of them."""

from tests.bench.demo_labels import (
    ANSWERS,
    EXPECTATIONS,
    IMPORTS,
    INBOX,
    SERVER_START,
    SERVER_STOP,
    STEPS,
)
from tests.bench.demo_shares import (
    BEGINNING,
    BETWEEN,
    ENDING,
    HANDLERS,
    INTERPRETER_END,
    STARTING,
    share_out,
    side_by_side,
    slowest_months,
)
from tests.bench.share_table import REST, Line, Spent
from tests.bench.timeline import Seconds, Span

WHOLE = Seconds(100, 50, 20)


def spent() -> Spent:
    """Two months of a command: whole numbers of seconds, 90 by the clock."""
    return {
        ("before",): Seconds(1, 1),
        ("before", INBOX): Seconds(4, 4),
        ("before", IMPORTS): Seconds(3, 3),
        ("before", IMPORTS, IMPORTS): Seconds(2, 2),
        ("flow",): Seconds(5, 1),
        ("flow", SERVER_START): Seconds(10, 1, 9),
        ("2022-01",): Seconds(2, 1),
        ("2022-01", SERVER_START): Seconds(1),
        ("2022-01", EXPECTATIONS): Seconds(3),
        ("2022-01", "read"): Seconds(4, 1, 3),
        ("2022-01", "report"): Seconds(1, 1),
        ("2022-01", "report", "write_page"): Seconds(6, 5),
        ("2022-01", "report", "write_page", "inside"): Seconds(1, 1),
        ("2022-01", "report", "write_bulletin"): Seconds(3, 3),
        ("2022-01", "report", "gap"): Seconds(0.125, 0.125),
        ("after 2022-01",): Seconds(0.875, 0.875),
        ("after 2022-01", ANSWERS): Seconds(7, 7),
        ("2022-02", "report", "write_page"): Seconds(8, 2),
        ("2022-02", "mail"): Seconds(20, 10),
        ("after 2022-02",): Seconds(2, 2),
        ("end",): Seconds(1),
        ("end", SERVER_STOP): Seconds(5, 0, 1),
    }


def line(lines: list[Line], name: str) -> Line:
    [found] = [one for one in lines if one.name == name]
    return found


def test_the_phases_add_up_to_the_whole_command():
    lines = share_out(spent(), WHOLE)

    phases = [one for one in lines if one.depth == 0]
    assert [(one.name, one.seconds.clock) for one in phases] == [
        ("before the first month", 25),
        ("the months (2)", 57),
        ("after the last month", 18),
        ("whole command", 100),
    ]
    assert sum((one.seconds for one in phases[:-1]), Seconds()) == WHOLE


def test_the_lines_below_a_line_add_up_to_it():
    lines = share_out(spent(), WHOLE)

    for place, above in enumerate(lines):
        inside: list[Seconds] = []
        for below in lines[place + 1 :]:
            if below.depth <= above.depth:
                break
            if below.depth == above.depth + 1:
                inside.append(below.seconds)
        assert not inside or sum(inside, Seconds()) == above.seconds, above.name


def test_before_the_first_month_each_label_has_a_line_and_what_has_none_its_own():
    lines = share_out(spent(), WHOLE)

    before = lines[1 : lines.index(line(lines, "the months (2)"))]
    assert {one.name: one.seconds.clock for one in before} == {
        STARTING: 1,
        INBOX: 4,
        IMPORTS: 5,
        BEGINNING: 5,
        SERVER_START: 10,
    }


def test_steps_are_summed_over_the_months_in_their_order_and_the_rest_is_prefects():
    lines = share_out(spent(), WHOLE)

    first = lines.index(line(lines, "the months (2)")) + 1
    last = lines.index(line(lines, "after the last month"))
    steps = {one.name: one.seconds.clock for one in lines[first:last] if one.depth == 1}
    assert list(steps)[: len(STEPS)] == list(STEPS)
    assert {name: clock for name, clock in steps.items() if clock} == {
        "read": 4,
        "report": 19.125,
        "mail": 20,
        BETWEEN: 3.875,
        EXPECTATIONS: 3,
        ANSWERS: 7,
    }


def test_parts_of_a_step_have_lines_and_small_ones_are_one_line():
    lines = share_out(spent(), WHOLE)

    parts = {one.name: one.seconds.clock for one in lines if one.depth == 2}
    assert parts == {"write_page": 15, "write_bulletin": 3, REST: 1.125}


def test_what_the_command_could_not_note_itself_is_the_interpreters_end():
    lines = share_out(spent(), WHOLE)

    after = lines[lines.index(line(lines, "after the last month")) + 1 : -1]
    assert {one.name: one.seconds for one in after} == {
        ENDING: Seconds(2, 2),
        HANDLERS: Seconds(1),
        SERVER_STOP: Seconds(5, 0, 1),
        INTERPRETER_END: WHOLE - sum(spent().values(), Seconds()),
    }


def test_the_slowest_month_comes_first_without_what_follows_it():
    [first, second] = slowest_months(spent())

    assert (first.period, first.clock) == ("2022-02", 28)
    assert {name: clock for name, clock in first.steps.items() if clock} == {
        "report": 8,
        "mail": 20,
    }
    assert (second.period, second.clock) == ("2022-01", 21.125)
    assert [month.period for month in slowest_months(spent(), 1)] == ["2022-02"]


def test_near_spans_of_one_thing_are_one_and_short_ones_are_left_out():
    spans = [
        Span(IMPORTS, 2.0, 3.0, is_beside=False),
        Span(IMPORTS, 3.2, 4.0, is_beside=False),
        Span(IMPORTS, 4.25, 5.0, is_beside=False),
        Span(IMPORTS, 2.5, 3.5, is_beside=True),
        Span(SERVER_START, 1.0, 1.04, is_beside=True),
        Span(INBOX, 0.0, 2.0, is_beside=False),
    ]

    assert side_by_side(spans) == [
        Span(INBOX, 0.0, 2.0, is_beside=False),
        Span(IMPORTS, 2.0, 4.0, is_beside=False),
        Span(IMPORTS, 2.5, 3.5, is_beside=True),
        Span(IMPORTS, 4.25, 5.0, is_beside=False),
    ]
