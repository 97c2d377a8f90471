"""A large cascade: `python benchmarks/bench_cascade.py [--children 5000]`, against rapidfuzz over all pairs.

One parent of 60 tasks, children of 20 tasks each that copy, shorten, reword or omit them, made in memory. Measured in
one run, one process: linking and comparing all children (`link_plans`), checking them (`check_cascade`), and, for
scale, `rapidfuzz.process.cdist` with WRatio over the same pairs of texts, which only scores them. Prints seconds of
processor time, their ratio, and the peak memory so far. Needs numpy (`pip install numpy`), for rapidfuzz's cdist.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from rapidfuzz.fuzz import WRatio
from rapidfuzz.process import cdist

from tthc_cli.check import check_cascade
from tthc_cli.link import link_plans
from tthc_cli.model.base import Span
from tthc_cli.model.plan import (
    Citation,
    DocumentDate,
    Issuer,
    Number,
    ParentReference,
    Plan,
    Signature,
    Source,
    Task,
    Timing,
)

TASKS, CHILD_TASKS = 60, 20
VERBS = (
    "Rà soát",
    "Công khai",
    "Số hóa",
    "Báo cáo",
    "Kiểm tra",
    "Khảo sát",
    "Tập huấn",
    "Cập nhật",
    "Đánh giá",
    "Kiện toàn",
)
MATTERS = (
    "lĩnh vực đất đai", "lĩnh vực hộ tịch", "ngành giáo dục", "ngành y tế", "hoạt động đầu tư", "công tác thanh tra",
    "quản lý đô thị", "an toàn thực phẩm", "bảo trợ xã hội", "khoa học công nghệ", "vận tải đường bộ", "du lịch cộng đồng",
)  # fmt: skip
OBJECTS = (
    "hồ sơ đất đai, sổ địa chính", "danh mục thủ tục hành chính nội bộ", "mức độ hài lòng của người dân",
    "quy trình điện tử trên hệ thống một cửa", "cơ sở dữ liệu hộ tịch", "thiết bị của Bộ phận Một cửa",
    "kết quả giải quyết thủ tục đầu tư", "văn bản quy phạm pháp luật hết hiệu lực", "dịch vụ công trực tuyến toàn trình",
    "thanh toán phí, lệ phí không dùng tiền mặt", "phản ánh, kiến nghị về quy định hành chính", "chữ ký số của công chức",
)  # fmt: skip
TAILS = ("của ngành", "thuộc phạm vi quản lý", "theo đúng quy định", "trên địa bàn", "bằng nhiều hình thức", "định kỳ")
LEADS = (("UBND các xã, phường",), ("Các sở, ban, ngành",), ("UBND cấp huyện",))
SUBJECT = "Kiểm soát thủ tục hành chính năm 2023"
T = TypeVar("T")


def make_span(start: int) -> Span:
    """A place on a line of its own."""
    return Span(page=1, line=start + 1, column=1, start=start, end=start + 1)


def make_task(place: int, content: str, leads: tuple[str, ...], month: int) -> Task:
    """A row of a table."""
    end = f"2023-{month:02d}-28"
    timing = Timing(raw=f"Trước ngày 28/{month}/2023", kind="deadline", end=end)
    return Task(
        path=f"I.{place}", groups=(), content=content, leads=leads, coordinators=(), products=(), timing=timing, targets=(),
        citations=(), origin="table", span=make_span(place * 100),
    )  # fmt: skip


def make_plan(path: str, issuer: Issuer, number: str, iso: str, tasks: tuple[Task, ...], cited: bool) -> Plan:
    """A plan of the province or of one of its communes."""
    year, month, day = map(int, iso.split("-"))
    citation = Citation(
        raw="Quyết định số 1/QĐ-UBND", type="QĐ", key="1/QĐ-UBND", date="2022-12-20", issuer="UBND tỉnh", subject=SUBJECT,
        relation="implements", where="preamble", span=make_span(10),
    )  # fmt: skip
    serial, symbol = number.split("/")
    return Plan(
        source=Source(path=path, media_type="text/plain", sha256="0" * 64, pages=None), kind=symbol.split("-")[0],
        number=Number(raw=number, serial=int(serial), symbol=symbol, key=number), issuer=issuer, place=None,
        date=DocumentDate(raw=iso, iso=iso, year=year, month=month, day=day), title=SUBJECT, year=2023,
        parent=ParentReference(key="1/QĐ-UBND", date="2022-12-20") if cited else None,
        citations=(citation,) if cited else (), sections=(), appendices=(), tasks=tasks, targets=(), deadlines=(),
        recipients=(), signature=Signature(), diagnostics=(),
    )  # fmt: skip


def make_folder(children: int) -> list[Plan]:
    """The parent and its children; the same on each run."""
    chance = random.Random(20230101)
    contents = [_write_content(n) for n in range(TASKS)]
    asked = tuple(make_task(n, content, LEADS[n % 3], 1 + n % 12) for n, content in enumerate(contents))
    province = Issuer(name="UBND TỈNH BÌNH PHƯỚC", level="province", province="Bình Phước")
    plans = [make_plan("qd.pdf", province, "1/QĐ-UBND", "2022-12-20", asked, cited=False)]
    for n in range(children):
        chosen = [task for task in range(0, TASKS, 3) if chance.random() < 0.9]
        chosen += chance.sample(range(1, TASKS, 3), CHILD_TASKS - len(chosen))
        tasks = tuple(
            make_task(place, _reword(contents[task], n, chance), (), 1 + (task + chance.randrange(2)) % 12)
            for place, task in enumerate(chosen)
        )
        issuer = Issuer(name=f"UBND XÃ SỐ {n}", superior="UBND TỈNH BÌNH PHƯỚC", level="commune", province="Bình Phước")
        plans.append(make_plan(f"{n:05d}.docx", issuer, f"{n + 10}/KH-UBND", "2023-01-15", tasks, cited=True))
    return plans


def _write_content(n: int) -> str:
    """Some 140 letters, as tasks in real plans have (the five seeds: 140 to 300)."""
    first = f"{VERBS[n % 10]} {OBJECTS[n % 12]} {MATTERS[n * 7 % 11]} {TAILS[n // 10]}"
    return f"{first}; {VERBS[n * 3 % 7].lower()} {OBJECTS[(n * 5 + n // 12) % 12]} {MATTERS[n * 5 % 12]} {TAILS[n % 6]}"


def _reword(content: str, child: int, chance: random.Random) -> str:
    words = content.split()
    for _ in range(chance.randrange(6)):
        del words[chance.randrange(2, len(words))]
    return f"{' '.join(words)} của xã số {child}"


def measure(act: Callable[[], T]) -> tuple[T, float]:
    """What an act gives, and its seconds of processor time: other programs on the machine do not count."""
    start = time.process_time()
    result = act()
    return result, time.process_time() - start


def compare_all_pairs(plans: list[Plan]) -> Iterator[float]:
    """The best score of every parent task in every child, by WRatio over all pairs."""
    asked = [task.content for task in plans[0].tasks]
    for plan in plans[1:]:
        yield float(cdist(asked, [task.content for task in plan.tasks], scorer=WRatio).max())


def peak() -> float:
    """The peak memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=5000)
    parser.add_argument("--without-rapidfuzz", action="store_true", help="only our part, for its peak memory")
    options = parser.parse_args()
    plans, made = measure(lambda: make_folder(options.children))
    print(
        f"{options.children} children x {CHILD_TASKS} tasks, parent of {TASKS}: made in {made:.1f} s, {peak():.0f} MB"
    )
    cascade, linked = measure(lambda: link_plans(plans))
    print(f"link_plans      {linked:6.1f} s  {1000 * linked / options.children:5.2f} ms a child, peak {peak():.0f} MB")
    findings, checked = measure(lambda: check_cascade(plans, cascade, "vi"))
    print(f"check_cascade   {checked:6.1f} s  {len(findings)} findings, peak {peak():.0f} MB")
    if not options.without_rapidfuzz:
        _, fuzzed = measure(lambda: sum(compare_all_pairs(plans)))
        print(f"cdist WRatio    {fuzzed:6.1f} s  {fuzzed / linked:.1f} times link_plans")


if __name__ == "__main__":
    main()
