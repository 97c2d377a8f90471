"""Rules about a linked folder. Each module holds one, in `RULE`; this package collects them."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from tthc_cli.check.rule import CascadeRule


@cache
def cascade_rules() -> tuple[CascadeRule, ...]:
    """All rules of the family, by code."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    rules: list[CascadeRule] = [module.RULE for module in modules]
    return tuple(sorted(rules, key=lambda rule: rule.code))
