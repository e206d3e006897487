"""No minute has more than twenty messages."""

from flows.alert.robots.pace import Pace


def test_the_twenty_first_message_waits_for_the_minute_to_pass():
    now, pauses = [0.0], []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        now[0] += seconds

    pace = Pace(lambda: now[0], pause)
    moments = []
    for _ in range(45):
        pace.wait()
        moments.append(now[0])
        now[0] += 1.0

    assert pauses == [40.0, 40.0]
    assert all(later - earlier >= 60 for earlier, later in zip(moments, moments[20:], strict=False))
