"""The labels are about what the documents hold: as many as promised, every task named once, every answer there."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cascade_set.documents import CORPUS
from tests.cascade_set.labels import Folder, read_folders
from tests.cascade_set.score import read_plans, usable_folders


def test_size_of_the_set() -> None:
    folders = list(read_folders())
    children = [child for folder in folders for child in folder.children if child.pairs]
    real = [child for child in children if child.child.startswith("seed")]
    pairs = sum(len(child.pairs) for child in children)
    assert len({(child.folder, child.parent) for child in children}) >= 4
    assert sum(len(folder.documents) for folder in folders) >= 29
    assert pairs >= 400
    assert 3 * sum(len(child.pairs) for child in real) >= pairs
    assert Counter(folder.half for folder in folders).keys() == {"tuning", "held-out"}


@pytest.mark.parametrize("folder", usable_folders(), ids=lambda folder: folder.name)
def test_labels_name_tasks_that_are_there(folder: Folder) -> None:
    plans = read_plans(folder.name)
    for label in folder.children:
        if not label.pairs or label.parent is None:
            continue
        assert {pair.task for pair in label.pairs} == {task.path for task in plans[label.parent].tasks}
        paths = {task.path for task in plans[label.child].tasks} | {"(document)"}
        named = {answer for pair in label.pairs for answer in pair.answers} | (label.extra or frozenset())
        assert named <= paths, (label.child, named - paths, paths)


def test_corpus_is_at_hand_or_left_out() -> None:
    names = {folder.name for folder in usable_folders()}
    assert ("van-ban-that" in names) == bool(CORPUS)
