"""The documents are true: what they cite and name exists."""

import importlib
import re
from pathlib import Path

import pytest
import typer.main

from flows.commands.main import app
from flows.paths import PROJECT

DOCS = PROJECT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
CITING = sorted(
    file
    for folder in ("flows", "tests", "expectations")
    for file in (PROJECT / folder).rglob("*")
    if file.suffix in (".py", ".sql", ".yml") and file.name != Path(__file__).name
)
CITATION = re.compile(
    r"\b([a-z]+(?:-[a-z]+)*)\.md"
    r"(?:,? (?:sections? (\d+)(?: (?:and|to) (\d+))?|[\"“]([^\"”]+)[\"”]))?"
)


def headings_of(page: str) -> set[str]:
    """Return the headings of a page; of numbered ones the number too."""
    lines = re.findall(r"^## (.+)$", (DOCS / f"{page}.md").read_text("utf-8"), re.MULTILINE)
    return {*lines, *(line.split(".")[0] for line in lines if line[0].isdigit())}


def test_every_cited_document_and_section_exists():
    pages = {page.stem: headings_of(page.stem) for page in PAGES}
    missing = []
    for file in CITING:
        text = re.sub(r"\n\s*(?:#:?|--|\*)?\s*", " ", file.read_text("utf-8"))
        for page, *sections in CITATION.findall(text.replace("readme.md", "")):
            wanted = {section for section in sections if section}
            if not wanted <= pages.get(page, set()) or page not in pages:
                missing.append(f"{file.relative_to(PROJECT)}: {page}.md {' '.join(wanted)}".strip())

    assert sorted(missing) == []


def names_in(page: str) -> list[str]:
    """Return the code spans of a page that name a module, a file or something in a module."""
    spans = re.findall(r"`([^`\n]+)`", (DOCS / f"{page}.md").read_text("utf-8"))
    names = [re.split(r"[(\s]", span)[0] for span in spans]
    folders = {path.name for path in (PROJECT / "flows").iterdir() if path.suffix in ("", ".py")}
    first = {name.removesuffix(".py") for name in folders}
    return [
        name for name in dict.fromkeys(names) if re.split(r"[./]", name)[0] in {*first, "flows"}
    ]


def exists(name: str) -> bool:
    """Return whether a file, a module or something in a module has this name."""
    if "/" in name or name.endswith((".py", ".sql")):
        return any((PROJECT / place / name).exists() for place in ("", "flows"))
    parts = name.removeprefix("flows.").split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(["flows", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None
    return False


@pytest.mark.parametrize("page", ["architecture", "reading", "rules"])
def test_every_name_in_a_page_exists_in_the_code(page: str):
    assert [name for name in names_in(page) if not exists(name)] == []


def commands_of(command: object) -> dict[str, object]:
    return getattr(command, "commands", {})


def test_every_command_in_the_documents_exists():
    commands = commands_of(typer.main.get_command(app))
    unknown = []
    for page in PAGES:
        for words in re.findall(r"`xianjie ([a-z][a-z -]*)", page.read_text("utf-8")):
            first, *rest = words.split()
            below = commands_of(commands.get(first))
            if first not in commands or (below and rest and rest[0] not in below):
                unknown.append(f"{page.name}: xianjie {words}")

    assert unknown == []


def options_of(words: list[str]) -> set[str]:
    """Return the options that the command of these words has."""
    command: object = typer.main.get_command(app)
    while words and words[0] in commands_of(command):
        command = commands_of(command)[words[0]]
        words = words[1:]
    parameters = getattr(command, "params", [])
    return {name for one in parameters for name in (*one.opts, *one.secondary_opts)}


def test_every_option_in_the_documents_is_one_of_its_command():
    unknown = []
    for page in PAGES:
        text = page.read_text("utf-8")
        lines = re.findall(r"`xianjie ([^`\n]+)`|^xianjie (.+)$", text, re.MULTILINE)
        for words in ((span or line).split() for span, line in lines):
            named = {word.strip("[]") for word in words if word.strip("[").startswith("--")}
            if odd := named - options_of(words):
                unknown.append(f"{page.name}: xianjie {' '.join(words)}: {sorted(odd)}")

    assert unknown == []


def test_every_link_between_documents_leads_to_a_file():
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        if not (DOCS / target).exists()
    ]

    assert broken == []
