"""At most so many messages a minute to one robot: beyond that the service is silent for longer."""

from collections import deque
from collections.abc import Callable

MOST_A_MINUTE = 20
_MINUTE_SECONDS = 60.0


class Pace:
    """Waits before a message that would be one too many in the minute before it."""

    def __init__(self, clock: Callable[[], float], pause: Callable[[float], None]) -> None:
        self._clock, self._pause = clock, pause
        self._moments: deque[float] = deque(maxlen=MOST_A_MINUTE)

    def wait(self) -> None:
        """Wait until another message may go, and count it."""
        if len(self._moments) == MOST_A_MINUTE:
            rest = self._moments[0] + _MINUTE_SECONDS - self._clock()
            if rest > 0:
                self._pause(rest)
        self._moments.append(self._clock())
