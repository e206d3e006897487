"""The command tree in the language of the terminal: help texts, option texts, Typer's own words."""

from collections.abc import Callable, Iterator
from functools import partial

import typer
from typer import rich_utils
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from flows.terminal.command_purposes import group_by_purpose
from flows.words.sentence import say

#: Typer adds these itself, with English texts of its own.
_OWN_OPTIONS = {
    "help": "option.help",
    "install_completion": "option.install_completion",
    "show_completion": "option.show_completion",
}
#: What Typer calls the kinds of values.
_KINDS = {
    "<str>": "kind.text",
    "<path>": "kind.path",
    "<file>": "kind.file",
    "<int>": "kind.number",
    "<int range>": "kind.number",
    "<bool>": "kind.flag",
    "<list[str]>": "kind.texts",
    "<list[Path]>": "kind.paths",
}


def speaking_command(app: typer.Typer) -> TyperGroup:
    """Return the app's command tree with every text in the language of this process.

    In the code an option's `help` and `prompt` are message ids, and a command's id is `help.` and
    its words: its docstring is for who reads the code.
    """
    root = typer.main.get_command(app)
    if not isinstance(root, TyperGroup):
        raise TypeError("the app has no commands")
    _speak_around()
    for path, command in commands_of(root):
        command.help = say(".".join(["help", *path]))
        command.short_help = None
        # The words are Typer's own, and it has no other place to change them.
        command.get_usage = partial(_usage, command.get_usage)  # type: ignore[method-assign]
        command.options_metavar = say("typer.options_place")
        if isinstance(command, TyperGroup):
            command.subcommand_metavar = say("typer.command_place")
        context = typer.Context(command)
        for parameter in command.get_params(context):
            _speak(parameter, context)
    group_by_purpose(root)
    return root


def _usage(english: Callable[[typer.Context], str], context: typer.Context) -> str:
    return english(context).replace("Usage:", say("typer.usage"), 1)


def commands_of(
    group: TyperGroup, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], TyperCommand | TyperGroup]]:
    """Yield a group and all commands below it, each with its words."""
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands_of(command, (*path, name))
        elif isinstance(command, TyperCommand):
            yield (*path, name), command


def _speak(parameter: object, context: typer.Context) -> None:
    """Put an option's or argument's text, prompt and kind of value into the language."""
    if not isinstance(parameter, TyperOption | TyperArgument):
        return
    key = _OWN_OPTIONS.get(parameter.name or "", parameter.help)
    parameter.help = say(str(key))
    if isinstance(parameter, TyperOption) and parameter.prompt:
        parameter.prompt = say(parameter.prompt)
    kind = _KINDS.get(parameter.display_type(context))
    if kind:
        word = say(kind)
        parameter.display_type = lambda ctx: word  # type: ignore[method-assign]


def _speak_around() -> None:
    """Put the words around the texts into the language: titles, marks, hints."""
    rich_utils.ARGUMENTS_PANEL_TITLE = say("typer.arguments")
    rich_utils.OPTIONS_PANEL_TITLE = say("typer.options")
    rich_utils.COMMANDS_PANEL_TITLE = say("typer.commands")
    rich_utils.REQUIRED_LONG_STRING = say("typer.required")
    rich_utils.DEFAULT_STRING = say("typer.default")
