"""One folder a family, one file a rule, held in `RULE`. This package collects them; families do not know each other."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TypeAlias

from tthc_cli.check.rule import CascadeRule, DraftRule, SettingsRule

_NOT_OF_DRAFTS = ("cascade", "settings")

AnyRule: TypeAlias = CascadeRule | DraftRule | SettingsRule


@cache
def cascade_rules() -> tuple[CascadeRule, ...]:
    """The rules about a linked folder, by code."""
    return tuple(rule for rule in _rules("cascade") if isinstance(rule, CascadeRule))


@cache
def draft_rules() -> tuple[DraftRule, ...]:
    """The rules about one document, by code."""
    rules = [rule for family in _families() if family not in _NOT_OF_DRAFTS for rule in _rules(family)]
    return tuple(sorted((rule for rule in rules if isinstance(rule, DraftRule)), key=lambda rule: rule.code))


@cache
def settings_rules() -> tuple[SettingsRule, ...]:
    """The rules about what a person accepts, by code."""
    return tuple(rule for rule in _rules("settings") if isinstance(rule, SettingsRule))


def all_rules() -> tuple[AnyRule, ...]:
    """Every rule, by code."""
    return tuple(sorted((*cascade_rules(), *draft_rules(), *settings_rules()), key=lambda rule: rule.code))


def _families() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(__path__) if module.ispkg]


def _rules(family: str) -> list[AnyRule]:
    modules = _modules(import_module(f"{__name__}.{family}"))
    return sorted((module.RULE for module in modules), key=lambda rule: rule.code)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of a family; names that begin with `_` hold what several of its rules share."""
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_"):
            yield import_module(f"{package.__name__}.{module.name}")
