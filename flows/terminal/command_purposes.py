"""What each command is for: `xianjie --help` shows the commands below their purpose."""

from typer.core import TyperCommand, TyperGroup

from flows.words.sentence import say, words

#: Purpose (its title is `purpose.` and its name) to commands, both in the order of the help.
PURPOSES: dict[str, tuple[str, ...]] = {
    "monthly": ("templates", "fetch-mail", "check", "approve", "run", "status", "lock", "unlock"),
    "warnings": ("matters", "explain", "letters", "mails"),
    "cadence": ("quarterly", "sample", "annual"),
    "declarations": ("init", "catalog", "alias", "targets"),
    "analysis": ("sql", "export", "charts", "progress", "assess", "backtest", "tidy"),
    "operation": (
        "demo", "doctor", "settings", "serve", "overdue", "catch-up", "backfill", "province",
        "backup", "restore", "rebuild", "prune",
    ),
}  # fmt: skip


def group_by_purpose(root: TyperGroup) -> None:
    """Order the commands by purpose, each with the title it stands below and one line of text.

    The line is `brief.` and the command's name, where its help is too long for one.
    """
    given = root.commands
    ordered = [name for names in PURPOSES.values() for name in names]
    root.commands = {name: given[name] for name in (*ordered, *given) if name in given}
    for purpose, names in PURPOSES.items():
        for name in names:
            _put(root, name, say(f"purpose.{purpose}"))


def _put(root: TyperGroup, name: str, title: str) -> None:
    command = root.commands[name]
    if isinstance(command, TyperCommand | TyperGroup):
        command.rich_help_panel = title
    if f"brief.{name}" in words():
        command.short_help = say(f"brief.{name}")
