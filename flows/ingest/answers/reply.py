"""What an addressee wrote back to a letter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """A filled reply form (回执) to a letter: its number and what the addressee wrote."""

    number: str
    reporter: str
    reason: str
    measures: str
    finish_by: str
    delay_asked: str

    @property
    def is_filled(self) -> bool:
        """Return whether anything was written into it."""
        return bool(self.reason or self.measures or self.finish_by or self.delay_asked)
