"""What is wrong with a file of settings, key by key: Pydantic says it in English without a line."""

import os
import re

from pydantic import ValidationError

from flows.words.sentence import Sentence, sentence

#: Pydantic's kinds of errors by what we say; `ctx` holds the bound.
_KINDS = {
    "extra_forbidden": "wrong.unknown_key",
    "missing": "wrong.no_key",
    "int_parsing": "wrong.whole_number",
    "int_type": "wrong.whole_number",
    "int_from_float": "wrong.whole_number",
    "float_parsing": "wrong.any_number",
    "float_type": "wrong.any_number",
    "bool_parsing": "wrong.true_or_false",
    "bool_type": "wrong.true_or_false",
    "greater_than_equal": "wrong.at_least",
    "greater_than": "wrong.more_than",
    "less_than_equal": "wrong.at_most",
    "less_than": "wrong.less_than",
    "literal_error": "wrong.one_of",
    "string_type": "wrong.text",
    "string_too_long": "wrong.too_long",
    "string_pattern_mismatch": "wrong.form",
    "model_type": "wrong.table",
    "dict_type": "wrong.table",
    "tuple_type": "wrong.list",
    "list_type": "wrong.list",
    "login_in_clear": "wrong.login_in_clear",
}
_BOUNDS = ("ge", "gt", "le", "lt", "expected", "max_length", "pattern")


def wrong_values(error: ValidationError, text: str, prefix: str = "") -> list[Sentence]:
    """Return a sentence for each wrong value: its key, the line of the file, what is expected.

    `text` is the file's; `prefix` that of the environment variables that may have set a value.
    """
    told = []
    for one in error.errors():
        keys, context = [str(part) for part in one["loc"]], one.get("ctx", {})
        kind = str(context["error"]) if "error" in context else one["type"]
        what = sentence(
            _KINDS.get(kind, "wrong.other"),
            bound=next((_shown(context[name]) for name in _BOUNDS if name in context), ""),
            found="" if isinstance(one["input"], dict) else str(one["input"]),
            reason=one["msg"],
        )
        place = _place(keys, text, prefix)
        told.append(sentence("wrong.key", key=".".join(keys), place=place, what=what))
    return told


def _shown(bound: object) -> str:
    """Return a bound as people write it: 1, not 1.0; words with one sign between them."""
    if isinstance(bound, float):
        return f"{bound:g}"
    return str(bound).replace("'", "").replace(" or ", ", ").replace(", ", "、")


def _place(keys: list[str], text: str, prefix: str) -> Sentence | str:
    """Return the line that sets a key, or the variable that does; nothing for neither."""
    variable = f"{prefix}{'__'.join(keys).upper()}"
    if prefix and variable in os.environ:
        return sentence("wrong.by_variable", variable=variable)
    line = line_of(keys, text)
    return sentence("wrong.on_line", line=line) if line else ""


def line_of(keys: list[str], text: str) -> int:
    """Return the line of TOML or YAML text that sets a key, or its nearest parent; 0 for none."""
    found, wanted = 0, list(keys)
    for number, line in enumerate(text.splitlines(), start=1):
        named = [part.strip(" '\"") for part in _name_on(line).split(".") if part.strip()]
        while named and wanted and named[0] == wanted[0]:
            found, named, wanted = number, named[1:], wanted[1:]
        if not wanted:
            break
        for deeper in wanted[:1]:
            if re.search(rf"[{{,]\s*['\"]?{re.escape(deeper)}['\"]?\s*[:=]", line):
                found, wanted = number, wanted[1:]
    return found


def _name_on(line: str) -> str:
    """Return the table or key that a line begins with: [smtp], port = 25, tolerance: {…}."""
    table = re.match(r"\s*\[+([^\]]+)\]+", line)
    key = re.match(r"\s*([\w.'\"-]+)\s*[=:]", line)
    match = table or key
    return match[1] if match else ""
