"""What is noted of a graph and its parts: weights, labels, styles, tags; places of vertices and edges."""

from __future__ import annotations

from wlnet.algebra.networks import edge, graph_of, parts
from wlnet.expr.expr import Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_RULE = Message("SetProperty::wlnetrule", "`1` is not a rule name -> value.")
NO_EDGES = Message("EdgeTaggedGraph::wlnetedges", "`1` is not a list of edges.")
NOT_THERE = {
    name: Message(f"{name}::inv", "`1` is not in the graph.") for name in ("EdgeIndex", "VertexIndex")
}


def _key(one):
    """An edge or a vertex as what can be looked up; edges that go both ways in one form."""
    found = edge(one)
    if found is None:
        return key_of(one)
    ends = [key_of(end) for end in found.args[:2]]
    return found.head, frozenset(ends) if found.head is S.UndirectedEdge else tuple(ends)


def _place(graph, item, owner: str) -> tuple:
    """("Vertex" or "Edge", number) of a part of a graph; (None, None) for anything else."""
    vertices, edges, _ = parts(graph, owner)
    for kind, those in (("Vertex", vertices), ("Edge", edges)):
        keys = [_key(one) for one in those]
        if _key(item) in keys:
            return kind, keys.index(_key(item))
    return None, None


def _said(graph, item, name, owner: str):
    """What is noted under a name of one part of a graph; None where nothing is."""
    _, number = _place(graph, item, owner)
    value = parts(graph, owner)[2].get(name)
    if value is None or number is None:
        return None
    if not is_list(value):
        return value
    rules = [one for one in value.args if is_rule(one)]
    if rules or not len(value):
        return next((one.args[1] for one in rules if _key(one.args[0]) == _key(item)), None)
    return value.item(number) if number < len(value) else None


def _value(holder, name, owner: str):
    if is_list(holder) and len(holder) == 2:
        found = _said(*holder.args, name, owner)
    else:
        found = parts(holder, owner)[2].get(name)
    return S("$Failed") if found is None else found


@builtin("PropertyValue[holder_, name_]")
def property_value(evaluation, holder, name):
    """What is noted of a graph, or of the part of {graph, part}; $Failed where nothing is."""
    return _value(holder, name, "PropertyValue")


@builtin("AnnotationValue[holder_, name_]")
def annotation_value(evaluation, holder, name):
    """What is noted of a graph, or of the part of {graph, part}; $Failed where nothing is."""
    return _value(holder, name, "AnnotationValue")


@builtin("SetProperty[holder_, rule_]")
def set_property(evaluation, holder, rule):
    """The graph with a note on it, or on the part of {graph, part}."""
    return _noted(holder, rule, "SetProperty")


@builtin("Annotate[holder_, rule_]")
def annotate(evaluation, holder, rule):
    """The graph with a note on it, or on the part of {graph, part}."""
    return _noted(holder, rule, "Annotate")


def _noted(holder, rule, owner: str):
    if not is_rule(rule):
        raise Message(f"{owner}::wlnetrule", NO_RULE.template)(rule, value=UNEVALUATED)
    name, value = rule.args
    if not is_list(holder) or len(holder) != 2:
        return _with(holder, owner, name, value)
    graph, item = holder.args
    kind, number = _place(graph, item, owner)
    if kind is None:
        return S("$Failed")
    if name in (S.EdgeWeight, S.VertexWeight):
        return _with(graph, owner, name, _changed(graph, owner, kind, number, name, value))
    old = parts(graph, owner)[2].get(name)
    kept = (
        [one for one in old.args if is_rule(one) and _key(one.args[0]) != _key(item)] if is_list(old) else []
    )
    return _with(graph, owner, name, wl_list([*kept, S.Rule(item, value)]))


def _changed(graph, owner: str, kind: str, number: int, name, value) -> Expr:
    """The list of weights with another one for a part; 1 where there were none."""
    vertices, edges, settings = parts(graph, owner)
    count = len(vertices if kind == "Vertex" else edges)
    old = settings.get(name)
    weights = list(old.args) if is_list(old) and len(old) == count else [1] * count
    weights[number] = value
    return wl_list(weights)


def _with(graph, owner: str, name, value) -> Expr:
    vertices, edges, settings = parts(graph, owner)
    settings = {key: old for key, old in settings.items() if key is not name}
    if value is not None:
        settings[name] = value
    return graph_of(vertices, edges, [S.Rule(*pair) for pair in settings.items()])


@builtin("AnnotationDelete[holder_]", "AnnotationDelete[holder_, name_]")
def annotation_delete(evaluation, holder, name=None):
    """The graph without notes, or without those of a name, or without that of one part."""
    owner = "AnnotationDelete"
    if not is_list(holder) or len(holder) != 2:
        if name is None:
            return graph_of(*parts(holder, owner)[:2])
        return _with(holder, owner, name, None)
    graph, item = holder.args
    kind, number = _place(graph, item, owner)
    if kind is None or name is None:
        return S("$Failed")
    if name in (S.EdgeWeight, S.VertexWeight):
        return _with(graph, owner, name, _changed(graph, owner, kind, number, name, 1))
    old = parts(graph, owner)[2].get(name)
    kept = (
        [one for one in old.args if is_rule(one) and _key(one.args[0]) != _key(item)] if is_list(old) else []
    )
    return _with(graph, owner, name, wl_list(kept) if kept else None)


@builtin("HighlightGraph[graph_, items_]")
def highlight_graph(evaluation, graph, items):
    """The graph with a note which parts a picture shows in another colour."""
    found = items if is_list(items) else wl_list((items,))
    return _with(graph, "HighlightGraph", S.GraphHighlight, found)


# -- tags and places ---------------------------------------------------------------------------------------


@builtin("EdgeTaggedGraph[edges_]", "EdgeTaggedGraph[vertices_, edges_]")
def edge_tagged_graph(evaluation, edges, vertices=None):
    """A graph whose edges have tags; those without get 1, 2, ... for the copies of one edge."""
    if isinstance(edges, Expr) and edges.head is S.Graph:
        vertices, edges = edges.args[:2]
    lists = [part for part in (vertices, edges) if part is not None]
    if not all(map(is_list, lists)) or not all(map(edge, edges.args)):
        raise NO_EDGES(edges, value=UNEVALUATED)
    whole = evaluation.evaluate(S.Graph(*lists))
    names, found, _ = parts(whole, "EdgeTaggedGraph")
    count: dict = {}
    tagged = []
    for one in found:
        if len(one) == 2:
            count[_key(one)] = count.get(_key(one), 0) + 1
            one = Expr(one.head, (*one.args, count[_key(one)]))
        tagged.append(one)
    return graph_of(names, tagged)


@builtin("EdgeTags[graph_]")
def edge_tags(evaluation, graph):
    """The tags of the edges."""
    return wl_list(one.args[2] for one in parts(graph, "EdgeTags")[1] if len(one) == 3)


@builtin("EdgeRules[graph_]")
def edge_rules(evaluation, graph):
    """a -> b for each edge from a to b."""
    return wl_list(S.Rule(*one.args[:2]) for one in parts(graph, "EdgeRules")[1])


@builtin("VertexIndex[graph_, name_]")
def vertex_index(evaluation, graph, name):
    """The place of a vertex in VertexList."""
    kind, number = _place(graph, name, "VertexIndex")
    if kind != "Vertex":
        raise NOT_THERE["VertexIndex"](name, value=UNEVALUATED)
    return number + 1


@builtin("EdgeIndex[graph_, name_]")
def edge_index(evaluation, graph, name):
    """The place of an edge in EdgeList."""
    kind, number = _place(graph, name, "EdgeIndex")
    if kind != "Edge":
        raise NOT_THERE["EdgeIndex"](name, value=UNEVALUATED)
    return number + 1
