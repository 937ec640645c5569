"""Frozen records that cost nothing to define.

The module `dataclasses` alone takes longer to import than everything here together, and each
class of its making as long as three of these files; a process that reads one time pays for all.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, NoReturn, dataclass_transform
else:

    def dataclass_transform(**_: object):  # noqa: ANN201, D103 - mypy's own, for mypy alone
        return lambda cls: cls


@dataclass_transform(frozen_default=True)
class Record:
    """Fields by annotation, in order; class attributes are their defaults.

    Equal are two of one class whose fields are; `beside` names fields that do not count. mypy
    holds what is given to the fields that there are.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    beside: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        fields = tuple(n for n in cls.__annotations__ if n != "beside")
        cls.__match_args__ = fields  # type: ignore[misc]

    def __init__(self, *values: object, **named: object) -> None:
        if len(values) > len(self.__match_args__) or named.keys() - set(self.__match_args__):
            raise TypeError(f"{type(self).__name__} has no such fields: {values} {sorted(named)}")
        self.__dict__.update(zip(self.__match_args__, values, strict=False), **named)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = f"{type(self).__name__} is frozen: {name} stays as it is"
        raise AttributeError(message)

    def _counted(self) -> tuple[object, ...]:
        return tuple(getattr(self, n) for n in self.__match_args__ if n not in self.beside)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self._counted() == other._counted()

    def __hash__(self) -> int:
        return hash((type(self), self._counted()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{n}={getattr(self, n)!r}" for n in self.__match_args__)
        return f"{type(self).__name__}({fields})"
