"""Which mails arrived how often, and whether one is lost or came twice."""

from collections import Counter

from tests.alert.server import Inbox


def count_mails(inbox: Inbox) -> Counter[str]:
    """Return how often each mail arrived, by address and subject."""
    arrived: Counter[str] = Counter()
    for addresses, content in inbox.mails:
        head = content.partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ").decode("ascii", "replace")
        [subject] = [line for line in head.split("\r\n") if line.lower().startswith("subject:")]
        arrived.update(f"{address} {subject}" for address in addresses)
    return arrived


def mail_faults(found: Counter[str], wanted: Counter[str], unclear: int) -> list[str]:
    """Return doubled mails, and lost ones beyond those reported as unclear."""
    faults = [f"mail sent twice: {mail}" for mail in found - wanted]
    lost = (wanted - found).total()
    return [*faults, f"{lost} mails lost, {unclear} unclear"] if lost > unclear else faults
