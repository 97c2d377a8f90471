"""What the command line itself refuses (a missing argument, an unknown option), said in the user's language.

Typer raises click's exceptions, its own copies of them in some versions: they are known by their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tthc_cli.cli.stderr import tell


def speak_plainly(run: Callable[..., Any], arguments: Sequence[str], commands: Iterable[str]) -> int:
    """Calls `run`, a typer application, and gives the exit code of the process: 2, and a sentence, for wrong usage."""
    try:
        code = run(args=list(arguments), prog_name="tthc", standalone_mode=False)
    except Exception as error:
        names = [kind.__name__ for kind in type(error).__mro__]
        if "NoArgsIsHelpError" in names:
            print(str(vars(error).get("message", "")))
        elif "ClickException" in names:
            key, facts = _explain(error, names, commands)
            tell(key, _language(arguments), **facts)
        elif "Abort" in names:
            return 130
        else:
            raise
        return 2
    return code if isinstance(code, int) else 0


def _language(arguments: Sequence[str]) -> str:
    """English where the arguments ask for it; what they say could not be read as a whole."""
    said = " ".join(arguments)
    return "en" if re.search(r"--lang[ =]en\b", said) else "vi"


def _explain(error: Exception, names: Sequence[str], commands: Iterable[str]) -> tuple[str, Mapping[str, str]]:
    said = vars(error)
    if "MissingParameter" in names:
        return "usage_missing", {"name": _name(said.get("param"))}
    if "NoSuchOption" in names:
        return "usage_no_option", {"name": str(said.get("option_name"))}
    if "BadOptionUsage" in names:
        return "usage_no_value", {"name": str(said.get("option_name"))}
    if "BadParameter" in names:
        return "usage_bad_value", {"name": _name(said.get("param"))}
    message = str(said.get("message", ""))
    unknown = re.match(r"No such command '(.*)'", message)
    if unknown is not None:
        return "usage_no_command", {"name": unknown[1], "known": ", ".join(commands)}
    extra = re.search(r"unexpected extra arguments? \((.*)\)|\(s\) \((.*)\)", message)
    return "usage_extra", {"name": next(filter(None, extra.groups()), "") if extra else message}


def _name(parameter: Any) -> str:
    """An option as it is typed; an argument as the help calls it."""
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    return (
        max(options, key=len)
        if options
        else str(getattr(parameter, "metavar", None) or parameter.name.upper()).rstrip(".")
    )
