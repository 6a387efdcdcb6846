"""Addresses as texts: URLEncode, URLDecode, URLParse, URLBuild, URLQueryEncode. Nothing is fetched."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import to_text

NO_PART = Message("URLParse::wlnetpart", "`1` is not one of the parts `2` of an address.")


def _text(x) -> str:
    return "" if x is S("None") else to_text(x, "OutputForm")


@builtin("URLEncode[x_]", attributes=("Listable",))
def url_encode(evaluation, x):
    """The text in UTF-8 with all but letters, digits and -._~ as %xx."""
    return quote(_text(x), safe="-._~")


@builtin("URLDecode[text_String]", attributes=("Listable",))
def url_decode(evaluation, text):
    """%xx back to characters."""
    return unquote(text)


def _pairs(query):
    """(name, value) texts of rules or an association; None for anything else."""
    rules = query.rules() if isinstance(query, Association) else query.args if is_list(query) else (query,)
    return [tuple(map(_text, one.args)) for one in rules] if all(map(is_rule, rules)) else None


@builtin("URLQueryEncode[query_]")
def url_query_encode(evaluation, query):
    """name=value&... of rules or an association."""
    pairs = _pairs(query)
    return None if pairs is None else urlencode(pairs, quote_via=quote, safe="-._~")


@builtin("URLQueryDecode[text_String]")
def url_query_decode(evaluation, text):
    """{name -> value, ...} of name=value&..."""
    return [S.Rule(name, value) for name, value in parse_qsl(text, keep_blank_values=True)]


@builtin("URLParse[address_String]", "URLParse[address_String, part_]")
def url_parse(evaluation, address, part=None):
    """The parts of an address as an association, or one of them."""
    found = urlsplit(address)
    path = [unquote(piece) for piece in found.path.split("/")] if found.path else []
    parts = {
        "Scheme": found.scheme or S("None"),
        "User": found.username or S("None"),
        "Domain": found.hostname or S("None"),
        "Port": found.port or S("None"),
        "Path": wl_list(path),
        "Query": wl_list(S.Rule(*pair) for pair in parse_qsl(found.query, keep_blank_values=True)),
        "Fragment": unquote(found.fragment) or S("None"),
    }
    if part is None:
        return Association(parts)
    if part not in parts:
        raise NO_PART(part, wl_list(parts), value=UNEVALUATED)
    return parts[part]


@builtin("URLBuild[pieces_]", "URLBuild[pieces_, query_]")
def url_build(evaluation, pieces, query=None):
    """The address of a list of pieces joined by /, with a query of rules."""
    pieces = pieces.args if is_list(pieces) else (pieces,)
    pairs = [] if query is None else _pairs(query)
    if pairs is None or not all(type(piece) is str for piece in pieces):
        return None
    first, *rest = pieces or ("",)
    path = "/".join([first.rstrip("/") if rest else first, *(quote(piece, safe="-._~") for piece in rest)])
    return f"{path}?{urlencode(pairs, quote_via=quote, safe='-._~')}" if pairs else path
