"""HTTPRequest: what is to be asked of a server, as an object that knows its parts. Nothing is sent."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import byte_array
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import to_text

NO_PROPERTY = Message(
    "HTTPRequest::notprop",
    "`1` is not a known property for HTTPRequest. "
    'Use HTTPRequest[...]["Properties"] for a list of properties.',
)
NONE = S("None")
_AGENT = ("user-agent", "wlnet")


@builtin("HTTPRequest[address_]")
def http_request(evaluation, address):
    """HTTPRequest["url"] or HTTPRequest["url", <|"Method" -> ..., "Headers" -> ..., "Body" -> ...|>] stands
    for a request; HTTPRequest[...]["Domain"] gives a part of it, HTTPRequest[...]["Properties"] their names.
    """
    if isinstance(address, Association) and isinstance(address.get("URL"), str):
        return S.HTTPRequest(address["URL"], Association({k: v for k, v in address.items() if k != "URL"}))
    if isinstance(address, Association):
        return S.HTTPRequest(_address(address), address)
    return S.HTTPRequest(address, Association({})) if isinstance(address, str) else None


@builtin("HTTPRequest[address_, settings_][property_]")
def property_of_request(evaluation, address, settings, property):
    if not isinstance(address, str) or not isinstance(settings, Association):
        return None
    facts = _facts(address, settings)
    names = property.args if is_list(property) else (property,)
    for name in names:
        if name not in facts:
            raise NO_PROPERTY(name, value=UNEVALUATED)
    return Association({name: facts[name] for name in names}) if is_list(property) else facts[property]


def _facts(address: str, settings: Association) -> dict:
    """The properties of a request by name."""
    parts = urlsplit(address)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *_pairs(settings.get("Query", NONE))]
    query = urlencode(pairs, quote_via=quote, safe="-._~")
    whole = parts._replace(query=query)
    domain = f"{parts.scheme}://{parts.netloc}"
    body = settings.get("Body", "")
    text = body if isinstance(body, str) else to_text(body, "OutputForm")
    headers = _pairs(settings.get("Headers", NONE))
    if _AGENT[0] not in [name.lower() for name, _ in headers]:
        headers.append(_AGENT)
    user = parts.netloc.rpartition("@")[0]
    facts = {
        "AbsoluteDomain": domain,
        "AbsolutePath": domain + parts.path,
        "Body": body,
        "BodyByteArray": byte_array(text.encode()),
        "BodyBytes": wl_list(text.encode()),
        "ContentType": settings.get("ContentType", NONE),
        "Cookies": settings.get("Cookies", S.Automatic),
        "Domain": parts.hostname or NONE,
        "FormRules": NONE,
        "Fragment": parts.fragment or NONE,
        "Headers": _rules(headers),
        "Password": settings.get("Password", parts.password or NONE),
        "Path": wl_list(parts.path.split("/") if parts.path else []),
        "PathString": parts.path,
        "Port": parts.port or NONE,
        "Query": _rules(pairs),
        "QueryString": query or NONE,
        "Scheme": parts.scheme or NONE,
        "URL": whole.geturl(),
        "User": user or NONE,
        "UserAgent": next(value for name, value in headers if name.lower() == _AGENT[0]),
        "Username": settings.get("Username", parts.username or NONE),
        "Method": settings.get("Method", "GET"),
    }
    return facts | {"Properties": wl_list(facts)}


def _address(parts: Association) -> str:
    """The address of its parts."""
    scheme, domain = parts.get("Scheme", "http"), parts.get("Domain", "")
    port, path = parts.get("Port", NONE), parts.get("Path", "")
    path = "/".join(map(str, path.args)) if is_list(path) else str(path)
    place = domain if port is NONE else f"{domain}:{port}"
    return f"{scheme}://{place}" + (f"/{path.lstrip('/')}" if path else "")


def _pairs(rules) -> list[tuple[str, str]]:
    """(name, value) of rules, a list of them or an association."""
    if isinstance(rules, Association):
        rules = wl_list(rules.rules())
    found = rules.args if is_list(rules) else (rules,)
    return [tuple(to_text(side, "OutputForm") for side in one.args) for one in found if is_rule(one)]


def _rules(pairs) -> object:
    return wl_list(S.Rule(*pair) for pair in pairs)
