"""What was found already, kept as long as there is room. A study works without it, only slower."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, is_dataclass
from threading import Lock, RLock
from typing import Any, TypeVar

import numpy as np

from ..model import Case

T = TypeVar("T")

MOST_BYTES = 150_000_000
"""Bytes of results kept by one memory."""


class Memory:
    """Results by key, the least recently used forgotten first when they take too many bytes.

    A key must hold everything that decides the result. Results are shared between threads, so they
    are frozen. Two threads that ask for one key compute it once; other keys are not held up.
    ``around`` is entered while a result that takes long is made (a screen shows what it waits for).
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._making: dict[Hashable, RLock] = {}
        self._lock = Lock()

    def recall(
        self,
        key: Hashable,
        make: Callable[[], T],
        around: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> T:
        """The result of a key, made when it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]  # type: ignore[no-any-return]  # what `make` of this key returned
            making = self._making.setdefault(key, RLock())
        with making:
            with self._lock:
                if key in self._kept:
                    return self._kept[key][0]  # type: ignore[no-any-return]
            try:
                with around():
                    made = make()
                self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _keep(self, key: Hashable, made: object) -> None:
        size = size_of(made)
        with self._lock:
            self._kept[key] = (made, size)
            total = sum(each for _, each in self._kept.values())
            while total > self._most_bytes and len(self._kept) > 1:
                _, (_, freed) = self._kept.popitem(last=False)
                total -= freed

    def __len__(self) -> int:
        return len(self._kept)

    def subjects(self) -> frozenset[Hashable]:
        """What results are kept about: the first part of every key, for a study the case's digest."""
        with self._lock:
            return frozenset(key[0] if isinstance(key, tuple) else key for key in self._kept)


def size_of(result: object) -> int:
    """Bytes of a result, its arrays counted in full; an array that is a view counts what it holds alive."""
    return _size(result, set())


PLAIN_BYTES = 32
"""A number, a yes or no, or nothing."""


def _size(value: object, seen: set[int]) -> int:
    if value is None or type(value) in (float, int, bool):
        return PLAIN_BYTES  # most parts of a result; told apart first, they cost next to nothing
    if id(value) in seen or isinstance(value, Case):
        return 0  # the case is kept by whoever opened it
    seen.add(id(value))
    if isinstance(value, np.ndarray):
        return int(value.nbytes) if value.base is None else _size(value.base, seen) + sys.getsizeof(value, 0)
    own = sys.getsizeof(value, 64)
    if isinstance(value, dict):
        return own + sum(_size(part, seen) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple | set | frozenset):
        return own + sum(_size(part, seen) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return own + sum(_size(getattr(value, f.name), seen) for f in fields(value))
    return own
