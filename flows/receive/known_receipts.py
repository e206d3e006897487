"""What is already known of received files when a month is received."""

import datetime as dt
from dataclasses import dataclass, field

#: Form, area and month of a submission.
SubmissionKey = tuple[str, str, str]


@dataclass(frozen=True)
class KnownReceipts:
    """What earlier runs received, as the warehouse keeps it.

    `first_seen`: when each content was first seen, by digest. `names`: under which name each
    content of the month is loaded, by digest. `times`: when which content was received, by
    form, area and month.
    """

    first_seen: dict[str, dt.datetime] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    times: dict[SubmissionKey, list[tuple[dt.datetime, str]]] = field(default_factory=dict)
