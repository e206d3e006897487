"""The language that the terminal speaks: XIANJIE_LANG, else the locale; Chinese or English."""

import locale
import os
from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "zh"]

VARIABLE = "XIANJIE_LANG"
#: As POSIX reads them: the first that is set decides.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
#: `zh_CN.UTF-8` on POSIX, `Chinese (Simplified)_China` on Windows.
_CHINESE = ("zh", "chinese")


def chosen_language() -> Language:
    """Return the language of this process."""
    return language_of(os.environ, locale.getlocale()[0] or "")


def language_of(environment: Mapping[str, str], system: str = "") -> Language:
    """Return the language that variables, else the system's locale, ask for.

    XIANJIE_LANG goes first; any other word in it than Chinese is English.
    """
    for name in (VARIABLE, *_LOCALE_VARIABLES):
        if environment.get(name):
            return _language(environment[name])
    return _language(system)


def _language(name: str) -> Language:
    return "zh" if name.lower().startswith(_CHINESE) else "en"
