"""One document, read: header, outline, citations, tasks, targets, deadlines. The JSON of `tthc parse`."""

from __future__ import annotations

from typing import Literal

from tthc_cli.model.base import SCHEMA_VERSION, Model, Span

Level = Literal["central", "province", "department", "district", "commune", "unit"]
Relation = Literal["basis", "implements", "promulgated_with", "amends", "replaces", "mention"]
TimingKind = Literal["interval", "deadline", "recurring", "ongoing", "event", "by_plan", "as_required", "unspecified"]
Recurrence = Literal["monthly", "quarterly", "semiannual", "annual"]
Comparator = Literal[">=", ">", "=", "<=", "<"]
BlockKind = Literal[
    "letterhead", "title", "subtitle", "note", "heading", "paragraph", "bullet", "table", "recipients", "signature"
]
Severity = Literal["info", "warning", "error"]


class OcrPage(Model):
    """A page that was read from its picture; `confidence` (0 to 100) is the reader's own for its words on the whole."""

    page: int
    confidence: int


class Source(Model):
    """The file a plan was read from.

    `ocr` says that some page was read from its picture (`ocr_pages`): every value on such a page may be misread. Pages
    that are pictures and could not be read stand in `unread_pages`; what is on them is missing.
    """

    path: str
    media_type: str
    sha256: str
    pages: int | None
    ocr: bool = False
    ocr_pages: tuple[OcrPage, ...] = ()
    unread_pages: tuple[int, ...] = ()


class Number(Model):
    """Số, ký hiệu (NĐ 30/2020, Phụ lục I, II.3). Found, blank (`serial` null, `blank` true) or absent (`raw` null,
    `blank` false).
    """

    raw: str | None = None
    serial: int | None = None
    year: int | None = None
    symbol: str | None = None
    key: str | None = None
    blank: bool = False


class Issuer(Model):
    """Cơ quan ban hành and, where printed, its cơ quan chủ quản. `province` is the name as the lexicon spells it."""

    name: str | None = None
    superior: str | None = None
    level: Level | None = None
    province: str | None = None


class DocumentDate(Model):
    """Ngày ban hành. A partial date (a draft's blank day) keeps what is printed and has `iso` null."""

    raw: str | None = None
    iso: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


class ParentReference(Model):
    """The cited document that this one implements."""

    key: str
    date: str | None


class Citation(Model):
    """One mention of another document (viện dẫn). `key` is null for a law cited by name and date."""

    raw: str
    type: str | None
    key: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    relation: Relation
    where: str
    span: Span


class Section(Model):
    """One numbered part of the body. `heading` is a title that stands alone; the words of a numbered paragraph are in
    `text`.
    """

    path: str
    label: str
    heading: str | None
    level: int
    text: str
    children: tuple[Section, ...]
    span: Span


class Appendix(Model):
    """One phụ lục: its column heads and the number of its task rows."""

    label: str
    title: str | None
    columns: tuple[str, ...]
    rows: int
    span: Span


class Timing(Model):
    """When a task is to be done. `start` and `end` are ISO dates, first and last day."""

    raw: str | None = None
    kind: TimingKind = "unspecified"
    start: str | None = None
    end: str | None = None
    recurrence: tuple[Recurrence, ...] = ()


class Target(Model):
    """A level to reach (chỉ tiêu): a percentage or a count."""

    text: str
    comparator: Comparator
    value: float
    unit: str
    where: str
    span: Span


class Task(Model):
    """One nhiệm vụ, from a row of a task table or from an item of prose."""

    path: str
    groups: tuple[str, ...]
    content: str
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    products: tuple[str, ...]
    timing: Timing
    targets: tuple[Target, ...]
    citations: tuple[str, ...]
    origin: Literal["table", "prose"]
    span: Span


class Deadline(Model):
    """A deadline in the body's prose, outside the task table. `end` is null for one that recurs."""

    raw: str
    end: str | None
    where: str
    text: str
    span: Span


class Signature(Model):
    """Quyền hạn (TM., KT., TL.), chức vụ and name of the signer, as printed."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


class Diagnostic(Model):
    """Something the reading wants to tell: a repair, a doubt, a part that could not be read."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


class Block(Model):
    """One piece of the document as it stands, in reading order. All blocks together are all of its words.

    `where` is `letterhead`, `preamble`, the path of a section, `appendix`, `closing`, `note` or `stamp`. `level` counts
    from 1 for titles and headings and is 0 for the rest. `text` of a letterhead, of recipients or of a signature has a
    line feed where a line ends, and a letterhead four spaces between columns side by side; that of a bullet begins with
    its mark. A table has its words in `rows`, the head first, with a cell for each column: a merged one is repeated,
    save the title of a group, which empty ones follow.
    """

    kind: BlockKind
    text: str
    level: int
    where: str
    rows: tuple[tuple[str, ...], ...] = ()
    span: Span


class Orphan(Model):
    """Words of the file that belong to no block."""

    text: str
    span: Span


class Coverage(Model):
    """How much of the file's text the blocks hold, counted in letters and digits, for rules and dots are no words.

    `share` is 1 only where `orphans` is empty. `lines` counts the lines that hold words, `furniture` the running heads,
    page numbers and repeated table heads, which count as held.
    """

    share: float
    lines: int
    furniture: int
    orphans: tuple[Orphan, ...]


class Plan(Model):
    """One document as `tthc` understands it. `blocks` give it back as it stands; `coverage` says what they lack."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    kind: str | None
    number: Number
    issuer: Issuer
    place: str | None
    date: DocumentDate
    title: str | None
    year: int | None
    parent: ParentReference | None
    citations: tuple[Citation, ...]
    sections: tuple[Section, ...]
    appendices: tuple[Appendix, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    deadlines: tuple[Deadline, ...]
    recipients: tuple[str, ...]
    signature: Signature
    diagnostics: tuple[Diagnostic, ...]
    blocks: tuple[Block, ...] = ()
    coverage: Coverage | None = None
