"""What is fuzzed: a file of any bytes is opened, understood and tidied, or it is a finding."""

import io
import random
import re
import zipfile

from flows.catalog.load import load_catalog
from flows.finding import SEVERITY, Finding
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.ingest.tidy.tidy import tidy_workbook, write_csv
from flows.paths import PROJECT
from flows.settings import Limits

CATALOG = load_catalog(PROJECT / "data" / "catalog")
LIMITS = Limits(
    file_bytes=2_000_000, unpacked_bytes=8_000_000, cells=50_000, sheets=20, archive_entries=20
)
_NUMBERS = re.compile(rb"\d+")
_TAGS = re.compile(rb"<[^<>]*>")
_STRANGE = (
    b"0 -1 1048576 16384 99999999999 1e400 NaN #REF! \xff\xfe \xe5 <![CDATA[ ]]> &x; &#0; <!DOCTYPE"
    b' hidden="1" t="e" r="ZZZ9" \xe2\x80\xae \xc2\xa0'
).split(b" ")


def check(content: bytes, name: str) -> None:
    """Raise whatever the reader raises; findings must be sound and the sentence complete."""
    workbooks, findings = open_file(content, name, LIMITS)
    for workbook in workbooks:
        reading = interpret(workbook, CATALOG, "2022-06", {})
        write_csv(tidy_workbook([workbook]), io.StringIO())
        findings = [*findings, *reading.findings]
        findings += [finding for part in reading.submissions for finding in part.findings]
        if any(cell.value != cell.value for part in reading.submissions for cell in part.cells):
            raise AssertionError("a value that is no number")
    for finding in findings:
        _check_finding(finding, name)


def _check_finding(finding: Finding, name: str) -> None:
    if finding.code not in SEVERITY or not finding.message.endswith("。"):
        raise AssertionError(f"unsound finding {finding}")
    if not finding.file.startswith(name):
        raise AssertionError(f"finding about another file {finding}")


def mutate(content: bytes, seed: int) -> bytes:
    """Return the content damaged in a way that the seed decides: bytes, or text inside a ZIP."""
    chance = random.Random(seed)
    if content.startswith(b"PK") and chance.random() < 0.7:
        return _mutate_member(content, chance)
    if chance.random() < 0.5:
        return _mutate_text(content, chance)
    return _mutate_bytes(content, chance)


def _mutate_member(content: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, LookupError):
        return _mutate_bytes(content, chance)  # a file of the corpus that is itself damaged
    name = chance.choice(sorted(parts))
    parts[name] = _mutate_text(parts[name], chance)
    if chance.random() < 0.1:
        del parts[chance.choice(sorted(parts))]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return stream.getvalue()


def _mutate_text(content: bytes, chance: random.Random) -> bytes:
    """Replace numbers, drop, double or swap tags, put strange text in."""
    for _ in range(chance.randint(1, 4)):
        pattern = chance.choice((_NUMBERS, _TAGS))
        places = list(pattern.finditer(content))
        if not places:
            return _mutate_bytes(content, chance)
        place, other = chance.choice(places), chance.choice(places)
        new = chance.choice((b"", other.group() * 2, other.group(), chance.choice(_STRANGE)))
        content = content[: place.start()] + new + content[place.end() :]
    return content


def _mutate_bytes(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del data[place : place + chance.randint(1, 40)]
        elif kind == 2:
            data[place:place] = chance.choice(_STRANGE)
        else:
            data[place:] = data[place:] + data[: chance.randint(0, 40)]
    return bytes(data)
