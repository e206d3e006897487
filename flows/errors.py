"""Errors that stop a run, one class per cause, each with its exit code (contract.md)."""

from flows.words.sentence import Sentence


class MonitorError(Exception):
    """An error that a person can correct; its text is the whole explanation.

    It carries a `Sentence`, which is read in the language of the terminal, or a text that has one
    language: what a finding or a declaration says is Chinese.
    """

    exit_code = 70

    def __init__(self, told: str | Sentence) -> None:
        super().__init__(told)


class UsageError(MonitorError):
    """The command was called with something it cannot use."""

    exit_code = 2


class DeclarationError(MonitorError):
    """A catalogue file, rule file or setting is wrong; the text lists every problem."""

    exit_code = 3


class RunLockedError(MonitorError):
    """Another run holds the lock of this home folder."""

    exit_code = 4


class ServiceError(MonitorError):
    """Something outside failed: a mail server, a full or unreachable disk."""

    exit_code = 5
