"""`dataclass` for the many small frozen types that the first window needs, declared at less cost.

The standard decorator compiles six methods for each frozen class when it is declared, half a
millisecond a class: for the eighty classes behind the first paint that is a third of a bare
window's whole start. This one gives the same class (fields, slots, order of arguments, equality,
hash, `replace`, match statements, pickling), but shares the methods that need no source of their
own and compiles `__init__` when the first instance is made.

Type checkers see the standard decorator, since that is what it behaves like.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn

Declare = Callable[[type[Any]], type[Any]]


def _dataclass(*, frozen: bool, slots: bool = False, eq: bool = True) -> Declare:
    if not frozen:
        raise TypeError("Only frozen classes are declared so; others take the standard way.")

    def declare(cls: type[Any]) -> type[Any]:
        with _thawed(cls.__mro__[1:]):
            bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        return _with_methods(bare, slots, eq)

    return declare


if not TYPE_CHECKING:
    dataclass = _dataclass

__all__ = ["dataclass"]


@contextmanager
def _thawed(bases: Sequence[type[Any]]) -> Iterator[None]:
    """Let a class that is not frozen yet inherit from frozen ones.

    Raises:
        TypeError: where one of them is a data class that can be changed.
    """
    inherited = [base for base in bases if dataclasses.is_dataclass(base)]
    settings = [base.__dataclass_params__ for base in inherited]  # type: ignore[attr-defined]
    if not all(setting.frozen for setting in settings):
        raise TypeError("A frozen class cannot inherit from one that can be changed.")
    for setting in settings:
        setting.frozen = False
    try:
        yield
    finally:
        for setting in settings:
            setting.frozen = True


def _with_methods(cls: type[Any], slots: bool, eq: bool) -> type[Any]:
    methods: dict[str, Any] = {
        "__repr__": _represent,
        "__setattr__": _refuse_assignment,
        "__delattr__": _refuse_deletion,
    }
    if slots:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    if eq:
        methods |= _comparisons(cls)
    for name, method in methods.items():
        if name not in cls.__dict__ or cls.__dict__[name] is None:
            setattr(cls, name, method)
    cls.__init__ = _first_init(cls)
    cls.__dataclass_params__.frozen = True  # so that frozen classes may inherit from it
    return cls


def _comparisons(cls: type[Any]) -> dict[str, Any]:
    """Equality and hash by the fields that take part in them, for instances of one class."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    # A tuple always: it holds what is identical for equal, as nan is to itself.
    content: Any = attrgetter(*names) if len(names) > 1 else _few(names)

    def equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return content(self) == content(other)

    def hash_of(self: Any) -> int:
        return hash(content(self))

    return {"__eq__": equal, "__hash__": hash_of}


def _few(names: list[str]) -> Any:
    return lambda self: tuple(getattr(self, name) for name in names)


def _first_init(cls: type[Any]) -> Any:
    """An `__init__` that puts the real one in its place when it is called."""

    def first_init(self: Any, *args: Any, **kwargs: Any) -> None:
        compiled = _compiled_init(cls)
        cls.__init__ = compiled
        compiled(self, *args, **kwargs)

    return first_init


def _compiled_init(cls: type[Any]) -> Any:
    fields = dataclasses.fields(cls)
    names: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    parameters = [_parameter(field, names) for field in fields]
    lines = [f"_set(self, {field.name!r}, {_value(field)})" for field in fields]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n    ".join(lines) or "pass"
    exec(f"def __init__({', '.join(['self', *parameters])}):\n    {body}", names)
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    return init


def _parameter(field: Field[Any], names: dict[str, Any]) -> str:
    """A parameter of `__init__`; its default goes into `names`, which the source refers to."""
    if field.default_factory is not MISSING:
        names[f"_make_{field.name}"] = field.default_factory
        return f"{field.name}=_missing"
    if field.default is not MISSING:
        names[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    return field.name


def _value(field: Field[Any]) -> str:
    if field.default_factory is MISSING:
        return field.name
    return f"_make_{field.name}() if {field.name} is _missing else {field.name}"


@recursive_repr()
def _represent(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_assignment(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
