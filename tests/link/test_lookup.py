"""From links and coverage back to the plans."""

from __future__ import annotations

import pytest

from tests.factories import make_citation, make_decision, make_plan, make_task
from tthc_cli.link import compare_plans
from tthc_cli.link.lookup import find_citation, find_task, pair_tasks
from tthc_cli.model.cascade import CitedParent


def test_the_mention_that_says_implements_is_the_citation() -> None:
    basis = make_citation("Quyết định số 1/QĐ-UBND", "2022-12-23", relation="basis", start=1)
    implements = make_citation("Quyết định số 1/QĐ-UBND", None, start=9)
    child = make_plan("a.txt", citations=[basis, implements])
    assert find_citation(child.parent, child) == implements
    assert find_citation(CitedParent(key="1/QĐ-UBND", date="2022-12-23"), child) == implements
    assert find_citation(CitedParent(key="2/QĐ-UBND", date=None), child) is None
    assert find_citation(None, child) is None


def test_tasks_are_paired_by_place_and_found_only_where_their_path_is_their_own() -> None:
    tasks = (make_task("1", "Rà soát thủ tục"), make_task("1", "Công khai thủ tục"), make_task("2", "Báo cáo"))
    parent, child = make_decision(tasks=tasks), make_plan("a.txt", tasks=tasks)
    coverage = compare_plans(parent, child)
    assert [task for _, task in pair_tasks(coverage, parent)] == list(tasks)
    assert (find_task("1", child), find_task("2", child), find_task("3", child)) == (None, tasks[2], None)
    with pytest.raises(ValueError, match="zip"):
        list(pair_tasks(coverage, make_decision(tasks=tasks[:1])))
