"""What learners save and hand over, as it is read here (docs/files.md): JSON that may be damaged, or made to do harm.

`open_files` reads them and tells what each is; `Entry` and `Reading` take values out of one by one, and believe none of them.
"""

from __future__ import annotations

import datetime
import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeGuard, TypeVar

from msgspec import Struct

from selfaccess.problems import Problem, Report

_T = TypeVar("_T")

LARGEST = 20_000_000
"""Bytes of the largest file that is read; the record in a browser has never more than a quarter of them."""
LINE, TEXT = 2_000, 20_000
"""The longest texts, in characters; what is longer is cut."""
MOST = 20_000
"""The most entries of one list."""
VERSIONS: Mapping[str, int] = {"record": 2, "report": 1, "contributions": 1}
"""The kinds of file, and the latest version of each."""

_FIRST_DAY, _LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
"""Days outside of these are a clock's fault, or a joke."""
_EPOCH = datetime.date(1970, 1, 1)
_DAY = 86_400_000
"""Milliseconds."""
_FIRST_TIME = (_FIRST_DAY - _EPOCH).days * _DAY
_LAST_TIME = ((_LAST_DAY - _EPOCH).days + 1) * _DAY - 1
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unreadable(Exception):
    """The file cannot be used; `message` and `hint` say why, in words for whoever was given it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Wrong(Exception):
    """A value is none that the entry can have."""


class LearnerFile(Struct, frozen=True):
    """A file of a learner's: what it is (one of VERSIONS), the id of its library, and all that it holds."""

    kind: str
    library: str
    data: Mapping[str, Any]


def open_file(data: bytes, kinds: Iterable[str] = tuple(VERSIONS)) -> LearnerFile:
    """What a file's bytes hold.

    Raises Unreadable when that is no file of one of the `kinds`, or when it is too large or of a version still to come.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"This file is larger than {LARGEST // 1_000_000} MB, which no learner’s file is.")
    found = _json(data)
    kind = found.get("selfaccess") if isinstance(found, dict) else None
    if not isinstance(kind, str) or kind not in VERSIONS:
        raise Unreadable("This is not a file that was saved on a site of selfaccess, or it is damaged.", "Ask for it once more.")
    if kind not in kinds:
        raise Unreadable(_OTHER[kind], _COMMAND[kind])
    version, library = found.get("version"), found.get("library")
    if not is_number(version, 1, 1e9) or version != int(version) or not is_name(library):
        raise Unreadable("This file is damaged: it does not say its version and its library.", "Ask for it once more.")
    if version > VERSIONS[kind]:
        raise Unreadable("This file was saved by a newer version of selfaccess.", "Update selfaccess: pip install --upgrade selfaccess")
    return LearnerFile(kind, clean(library), found)


_OTHER = {"record": "This is a learner’s record.", "report": "This is a learner’s report.",
          "contributions": "This file holds questions and ideas for the centre."}
_COMMAND = {kind: f"It is read by “selfaccess {'contributions' if kind == 'contributions' else 'report'}”." for kind in VERSIONS}


def open_files(paths: Iterable[Path], kinds: Iterable[str], library: str, report: Report) -> list[tuple[Path, LearnerFile]]:
    """The files that are of one of the `kinds` and of the `library`, by their paths; of the others `report` is told why not.

    With "" for the library all must be of one, which is that of the first.
    """
    found: list[tuple[Path, LearnerFile]] = []
    for path in paths:
        try:
            file = open_file(_bytes(path), kinds)
            library = library or file.library
            if file.library != library:
                raise Unreadable(f"This file is of the library “{file.library[:100]}”, not of “{library[:100]}”.", "Read the files of one library at a time.")
        except Unreadable as error:
            report.add(Problem(str(path), 0, 0, error.message, error.hint))
        except OSError as error:
            report.add(Problem(str(path), 0, 0, f"This file cannot be read: {error.strerror}.", "Look at its name and its permissions."))
        else:
            found.append((path, file))
    return found


def damage(path: Path, number: int) -> Problem:
    """What is told of a file in which `number` entries are damaged."""
    entries = "one entry of it makes no sense or is too long, and is" if number == 1 else f"{number} entries of it make no sense or are too long, and are"
    return Problem(str(path), 0, 0, f"This file is damaged: {entries} left out or cut.", "Ask for it once more, if they matter.", "warning")


def _bytes(path: Path) -> bytes:
    """What is in a file, as far as it may go."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Unreadable("This is no ordinary file.")
    with path.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError):  # ValueError: not UTF-8, not JSON, NaN, a number of thousands of digits
        return None


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


# -- values


def is_number(value: Any, least: float, most: float) -> TypeGuard[float]:
    """Whether `value` is a number within bounds; true and false are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most


def is_name(value: Any) -> TypeGuard[str]:
    """Whether `value` can be an id."""
    return isinstance(value, str) and 0 < len(value) <= 1000


def clean(text: str) -> str:
    """`text` with plain line ends, and a sign in place of each character that no page can hold."""
    return _CONTROL.sub("\ufffd", _BREAKS.sub("\n", text))


def day_of(time: float) -> str:
    """The day (UTC) of a time in milliseconds since 1970, as "2026-11-24"."""
    return _numbered_day(int(time // _DAY))


@functools.lru_cache(100_000)
def _numbered_day(number: int) -> str:
    return (_EPOCH + datetime.timedelta(days=number)).isoformat()


def monday_of(day: str) -> str:
    """The Monday of the week of a day."""
    date = datetime.date.fromisoformat(day)
    return (date - datetime.timedelta(days=date.weekday())).isoformat()


def is_time(value: Any) -> TypeGuard[float]:
    """Whether `value` is a time in whole milliseconds since 1970, on a day that makes sense."""
    return is_number(value, _FIRST_TIME, _LAST_TIME) and value == int(value)


def is_day(value: Any) -> TypeGuard[str]:
    """Whether `value` is a day such as "2026-11-24" that makes sense."""
    if not isinstance(value, str) or not _WRITTEN_DAY.fullmatch(value):
        return False
    try:
        return _FIRST_DAY <= datetime.date.fromisoformat(value) <= _LAST_DAY
    except ValueError:
        return False


class Reading:
    """Reads one file; `damaged` counts what made no sense and was left out, or was too long and was cut."""

    def __init__(self) -> None:
        self.damaged = 0

    def list(self, found: Any, read: Callable[[Entry], _T], most: int = MOST) -> tuple[_T, ...]:
        """The entries of a list that can be read, `most` at most."""
        if not isinstance(found, list):
            self.damaged += 1
            return ()
        self.damaged += max(0, len(found) - most)
        return tuple(value for entry in found[:most] if (value := self.one(entry, read)) is not None)

    def table(self, found: Any, most: int = MOST) -> Iterator[tuple[str, Any]]:
        """The names and values of an object, `most` at most."""
        if not isinstance(found, dict):
            self.damaged += 1
            return
        self.damaged += max(0, len(found) - most)
        for number, (name, value) in enumerate(found.items()):
            if number >= most:
                return
            if is_name(name):
                yield clean(name), value
            else:
                self.damaged += 1

    def one(self, found: Any, read: Callable[[Entry], _T]) -> _T | None:
        """What `read` makes of an object, None when that cannot be."""
        return self.kept(lambda: read(Entry(self, found)))

    def kept(self, read: Callable[[], _T]) -> _T | None:
        """What `read` gives, None when it raises Wrong."""
        try:
            return read()
        except Wrong:
            self.damaged += 1
            return None

    def cut(self, text: str, longest: int) -> str:
        """`text`, cleaned, and cut where it is longer than `longest`."""
        if len(text) > longest:
            self.damaged += 1
        return clean(text[:longest])


class Entry:
    """One object of a file. Each method gives a value in its type, or raises Wrong; what is absent has its usual value."""

    def __init__(self, reading: Reading, found: Any) -> None:
        if not isinstance(found, dict):
            raise Wrong
        self.reading = reading
        self._found: Mapping[str, Any] = found

    def raw(self, name: str) -> Any:
        """The value as it stands, None where there is none."""
        return self._found.get(name)

    def text(self, name: str, longest: int = LINE) -> str:
        """A text, "" where there is none."""
        value = self._found.get(name, "")
        if not isinstance(value, str):
            raise Wrong
        return self.reading.cut(value, longest)

    def line(self, name: str, longest: int = LINE) -> str:
        """A text in one line."""
        return " ".join(self.text(name, longest).split())

    def name(self, name: str) -> str:
        """An id, which must be there."""
        value = self._found.get(name)
        if not is_name(value):
            raise Wrong
        return clean(value)

    def one_of(self, name: str, *possible: str) -> str:
        """One of the words `possible`, of which the first is usual."""
        value = self._found.get(name, possible[0])
        if value not in possible:
            raise Wrong
        return str(value)

    def day(self, name: str) -> str:
        """A day, "" where there is none."""
        value = self._found.get(name, "")
        if value != "" and not is_day(value):
            raise Wrong
        return str(value)

    def time(self, name: str) -> int:
        """A time in milliseconds, which must be there."""
        value = self._found.get(name)
        if not is_time(value):
            raise Wrong
        return int(value)

    def number(self, name: str, most: float = 1e6) -> float:
        """A number from 0 to `most`; 0 where there is none."""
        value = self._found.get(name, 0)
        if not is_number(value, 0, most):
            raise Wrong
        return float(value)

    def count(self, name: str) -> int:
        """A whole number; 0 where there is none."""
        value = self.number(name)
        if value != int(value):
            raise Wrong
        return int(value)

    def share(self, name: str) -> float | None:
        """A share from 0 to 1, None where none is said."""
        if self._found.get(name) is None:
            return None
        return self.number(name, 1)

    def items(self, name: str, read: Callable[[Entry], _T], most: int = 100) -> tuple[_T, ...]:
        """The entries of a list within the entry; none where there is no list."""
        return self.reading.list(self._found[name], read, most) if name in self._found else ()
