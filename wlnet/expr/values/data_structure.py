"""DataStructure: a thing of the language that its operations change in place.

A kind is a class; its operations are the methods marked with `operation`, under the names that the
language gives them. Elements are told apart as SameQ does, by `key_of`.
Kinds and operations are those of the guide Data Structures, from memory.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from inspect import signature

from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S

NO_ELEMENT = Message("DataStructure::empty", "The `1` has no elements, so there is nothing to `2`.")
NO_PART = Message("DataStructure::part", "The `1` has no part `2`; it has `3` elements.")
NOT_A_LIST = Message("DataStructure::list", "`1` takes a list, not `2`.")
NOT_A_RULE = Message("DataStructure::rule", "Insert of a HashTable takes key -> value, not `1`.")
NOT_A_MEMBER = Message("DataStructure::member", "`1` is not in the `2`.")


def operation(name: str):
    """Makes a method the operation ds["name", ...]."""

    def mark(function):
        function.operation = name
        return function

    return mark


class DataStructure(ABC):
    """An atom of the language; equal to itself alone."""

    kind: str
    wl_head = S.DataStructure

    def operations(self) -> dict:
        """name -> bound method, in alphabetical order."""
        methods = (getattr(self, name) for name in dir(type(self)))
        return dict(sorted((m.operation, m) for m in methods if hasattr(m, "operation")))

    @staticmethod
    def takes(method, count: int) -> bool:
        """Whether an operation takes so many arguments."""
        least = sum(p.default is p.empty for p in signature(method).parameters.values())
        return least <= count <= len(signature(method).parameters)

    @abstractmethod
    def items(self) -> list:
        """The elements, in order where there is one."""

    @operation("Length")
    def length(self):
        return len(self.items())

    @operation("EmptyQ")
    def empty_q(self):
        return FALSE if self.items() else TRUE

    @operation("Elements")
    def elements(self):
        return wl_list(self.items())

    def wl_normal(self):
        return wl_list(self.items())

    def wl_input(self) -> Expr:
        return Expr(S.DataStructure, (self.kind, self.wl_normal()))

    def wl_text(self, form: str) -> str:
        return f"DataStructure[{self.kind}, <{self.length()}>]"

    def __repr__(self) -> str:
        return self.wl_text("FullForm")


def listed(items, name: str) -> tuple:
    """The elements of a list that an operation takes."""
    if not is_list(items):
        raise NOT_A_LIST(name, items)
    return items.args


class _Row(DataStructure):
    """Elements in a row."""

    def __init__(self, items=()):
        self.row = deque(items)

    def items(self) -> list:
        return list(self.row)

    def _some(self, what: str):
        if not self.row:
            raise NO_ELEMENT(self.kind, what)

    @operation("Copy")
    def copy(self):
        return type(self)(self.row)

    @operation("DropAll")
    def drop_all(self):
        self.row.clear()
        return NULL


class _Line(_Row):
    """Elements come at the end of the row and go at one of its ends."""

    first_to_go: int  # its place in the row

    @operation("Push")
    def push(self, item):
        self.row.append(item)
        return NULL

    @operation("Pop")
    def pop(self):
        item = self._next("pop")
        del self.row[self.first_to_go]
        return item

    def _next(self, what: str):
        self._some(what)
        return self.row[self.first_to_go]

    @operation("Peek")
    def peek(self):
        return self._next("peek at")


class Stack(_Line):
    """The last that came is the first that goes."""

    kind, first_to_go = "Stack", -1
    elements = None  # in which order Wolfram lists them is not known to us


class Queue(_Line):
    """The first that came is the first that goes."""

    kind, first_to_go = "Queue", 0


class Deque(_Row):
    """A row that grows and shrinks at both ends."""

    kind = "Deque"

    @operation("PushBack")
    def push_back(self, item):
        self.row.append(item)
        return NULL

    @operation("PushFront")
    def push_front(self, item):
        self.row.appendleft(item)
        return NULL

    @operation("PopBack")
    def pop_back(self):
        self._some("pop")
        return self.row.pop()

    @operation("PopFront")
    def pop_front(self):
        self._some("pop")
        return self.row.popleft()


class DynamicArray(_Row):
    """A row whose parts are read and changed by number, and that grows at its end."""

    kind = "DynamicArray"

    def __init__(self, items=()):
        self.row = list(items)

    def _place(self, part) -> int:
        count = len(self.row)
        if type(part) is not int or not 1 <= abs(part) <= count:
            raise NO_PART(self.kind, part, count)
        return part - 1 if part > 0 else count + part

    @operation("Append")
    def append(self, item):
        self.row.append(item)
        return NULL

    @operation("Prepend")
    def prepend(self, item):
        self.row.insert(0, item)
        return NULL

    @operation("JoinBack")
    def join_back(self, items):
        self.row.extend(listed(items, "JoinBack"))
        return NULL

    @operation("JoinFront")
    def join_front(self, items):
        self.row[:0] = listed(items, "JoinFront")
        return NULL

    @operation("Part")
    def part(self, place):
        return self.row[self._place(place)]

    @operation("SetPart")
    def set_part(self, place, item):
        self.row[self._place(place)] = item
        return item

    @operation("SwapPart")
    def swap_part(self, first, second):
        i, j = self._place(first), self._place(second)
        self.row[i], self.row[j] = self.row[j], self.row[i]
        return NULL

    @operation("Drop")
    def drop(self, place):
        del self.row[self._place(place)]
        return NULL

    @operation("DropLast")
    def drop_last(self):
        self._some("drop")
        self.row.pop()
        return NULL


class HashSet(DataStructure):
    """Elements of which each is there once."""

    kind = "HashSet"

    def __init__(self, items=()):
        self.known = {key_of(one): one for one in items}

    def items(self) -> list:
        return list(self.known.values())

    @operation("Length")
    def length(self):
        return len(self.known)

    @operation("Copy")
    def copy(self):
        return HashSet(self.known.values())

    @operation("DropAll")
    def drop_all(self):
        self.known.clear()
        return NULL

    @operation("Insert")
    def insert(self, item):
        """True where it was not there yet."""
        new = key_of(item) not in self.known
        if new:
            self.known[key_of(item)] = item
        return TRUE if new else FALSE

    @operation("Remove")
    def remove(self, item):
        """True where it was there."""
        return FALSE if self.known.pop(key_of(item), None) is None else TRUE

    @operation("MemberQ")
    def member_q(self, item):
        return TRUE if key_of(item) in self.known else FALSE


class HashTable(DataStructure):
    """Values under keys."""

    kind = "HashTable"

    def __init__(self, rules=()):
        self.known = {key_of(rule.args[0]): rule.args for rule in rules}

    def items(self) -> list:
        return [S.Rule(*pair) for pair in self.known.values()]

    @operation("Length")
    def length(self):
        return len(self.known)

    @operation("Copy")
    def copy(self):
        return HashTable(self.items())

    @operation("Insert")
    def insert(self, rule):
        """True where the key was not there yet."""
        if not is_rule(rule):
            raise NOT_A_RULE(rule)
        new = key_of(rule.args[0]) not in self.known
        self.known[key_of(rule.args[0])] = rule.args
        return TRUE if new else FALSE

    @operation("KeyExistsQ")
    def key_exists_q(self, key):
        return TRUE if key_of(key) in self.known else FALSE

    @operation("KeyDrop")
    def key_drop(self, key):
        self.known.pop(key_of(key), None)
        return NULL

    @operation("KeyDropAll")
    def key_drop_all(self):
        self.known.clear()
        return NULL

    @operation("Keys")
    def keys(self):
        return wl_list(pair[0] for pair in self.known.values())

    @operation("Values")
    def values(self):
        return wl_list(pair[1] for pair in self.known.values())

    @operation("Lookup")
    def lookup(self, key, default=None):
        """The value, else default[key], else Missing["KeyAbsent", key]."""
        pair = self.known.get(key_of(key))
        if pair is not None:
            return pair[1]
        return S.Missing("KeyAbsent", key) if default is None else Expr(default, (key,))


class DisjointSet(DataStructure):
    """Elements in groups that are united; Tarjan's union by size with halved ways."""

    kind = "DisjointSet"

    def __init__(self, items=()):
        self.parents: dict = {}
        self.known: dict = {}
        for one in items:
            self.insert(one)

    def items(self) -> list:
        return list(self.known.values())

    def _root(self, item):
        key = key_of(item)
        if key not in self.parents:
            raise NOT_A_MEMBER(item, self.kind)
        while self.parents[key] != key:
            self.parents[key] = self.parents[self.parents[key]]
            key = self.parents[key]
        return key

    @operation("Insert")
    def insert(self, item):
        """True where it was not there yet."""
        key = key_of(item)
        new = key not in self.known
        if new:
            self.known[key], self.parents[key] = item, key
        return TRUE if new else FALSE

    @operation("MemberQ")
    def member_q(self, item):
        return TRUE if key_of(item) in self.known else FALSE

    @operation("Unify")
    def unify(self, first, second):
        """Puts the groups of two elements together."""
        a, b = self._root(first), self._root(second)
        self.parents[b] = a
        return NULL

    @operation("CommonSubsetQ")
    def common_subset_q(self, first, second):
        return TRUE if self._root(first) == self._root(second) else FALSE

    @operation("Subsets")
    def subsets(self):
        groups: dict = {}
        for item in self.known.values():
            groups.setdefault(self._root(item), []).append(item)
        return wl_list(map(wl_list, groups.values()))

    @operation("SubsetSize")
    def subset_size(self, item):
        root = self._root(item)
        return sum(self._root(one) == root for one in self.known.values())


KINDS = {kind.kind: kind for kind in (Stack, Queue, Deque, DynamicArray, HashSet, HashTable, DisjointSet)}
