"""AttentionLayer against loops over queries and keys written out here."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize


def attended(keys, values, queries, score, sees=lambda i, j: True):
    """(m, v) for keys (n, k), values (n, v), queries (m, q)."""
    rows = []
    for i, query in enumerate(queries):
        seen = [j for j in range(len(keys)) if sees(i, j)]
        e = np.array([score(keys[j], query) for j in seen])
        w = np.exp(e - e.max())
        rows.append((w / w.sum()) @ np.array([values[j] for j in seen]))
    return np.array(rows)


def dot(key, query):
    return key @ query


def attention(*args, **options):
    return make("AttentionLayer", args, options)


def ask(net, key, value, query):
    return net({"Key": key, "Value": value, "Query": query}, WorkingPrecision="Real64")


@pytest.mark.parametrize("batch", [1, 3])
def test_dot(batch):
    k, v, q = normal(batch, 5, 2), normal(batch, 5, 3, seed=1), normal(batch, 4, 2, seed=2)
    net = infer(attention("Dot"), Key=(5, 2), Value=(5, 3), Query=(4, 2))
    expected = [attended(*one, dot) for one in zip(k, v, q, strict=True)]
    np.testing.assert_allclose(ask(net, k, v, q), expected, rtol=1e-12)
    assert net.outputs["Output"].dims == (4, 3)


def test_bilinear_is_the_default():
    w = np.float32(normal(2, 4))
    net = infer(attention(Weights=w), Key=(5, 2), Value=(5, 3), Query=(3, 4))
    k, v, q = normal(5, 2), normal(5, 3, seed=1), normal(3, 4, seed=2)
    expected = attended(k, v, q, lambda key, query: key @ np.float64(w) @ query)
    np.testing.assert_allclose(ask(net, k, v, q), expected, rtol=1e-10)
    assert attention() == attention("Bilinear")


def test_a_net_may_score():
    layers = Association({"a": make("LinearLayer", (3,)), "b": make("LinearLayer", (3,)), "c": S.Plus})
    layers = Association({**layers.data, "d": S.Tanh, "e": make("LinearLayer", (wl_list(()),))})
    edges = wl_list(
        (
            rule(S.NetPort("Input"), rule("a", "c")),
            rule(S.NetPort("Query"), rule("b", "c")),
            rule("c", rule("d", "e")),
        )
    )
    net = initialize(
        infer(attention(make("NetGraph", (layers, edges))), Key=(4, 2), Value=(4, 2), Query=(3, 5))
    )
    a = {path[1:]: np.float64(array) for path, array in net.arrays.items()}

    def score(key, query):
        inner = a["a", "Weights"] @ key + a["a", "Biases"] + a["b", "Weights"] @ query + a["b", "Biases"]
        return (a["e", "Weights"] @ np.tanh(inner) + a["e", "Biases"])[0]

    k, v, q = normal(4, 2), normal(4, 2, seed=1), normal(3, 5, seed=2)
    np.testing.assert_allclose(ask(net, k, v, q), attended(k, v, q, score), rtol=1e-10)
    check_layer(net, Key=(4, 2))


@pytest.mark.parametrize(
    "mask, sees",
    [("Causal", lambda i, j: j <= i), (rule("Causal", 2), lambda i, j: i - 2 < j <= i)],
)
def test_masks(mask, sees):
    net = infer(attention("Dot", Mask=mask), Key=(5, 2), Value=(5, 3), Query=(5, 2))
    k, v, q = normal(5, 2), normal(5, 3, seed=1), normal(5, 2, seed=2)
    np.testing.assert_allclose(ask(net, k, v, q), attended(k, v, q, dot, sees), rtol=1e-12)


def test_heads_attend_each_on_its_own():
    net = infer(attention("Dot", MultiHead=TRUE), Key=(5, 3, 2), Value=(5, 3, 4), Query=(6, 3, 2))
    k, v, q = normal(5, 3, 2), normal(5, 3, 4, seed=1), normal(6, 3, 2, seed=2)
    expected = np.stack([attended(k[:, h], v[:, h], q[:, h], dot) for h in range(3)], axis=1)
    np.testing.assert_allclose(ask(net, k, v, q), expected, rtol=1e-12)


def test_scores_may_be_rescaled():
    net = infer(attention("Dot", ScoreRescaling="DimensionSqrt"), Key=(5, 4), Value=(5, 3), Query=(2, 4))
    k, v, q = normal(5, 4), normal(5, 3, seed=1), normal(2, 4, seed=2)
    np.testing.assert_allclose(ask(net, k, v, q), attended(k, v, q / 2, dot), rtol=1e-12)


def test_keys_in_a_matrix_and_a_single_query():
    net = infer(attention("Dot"), Key=(2, 3, 4), Value=(2, 3, 5), Query=(4,))
    k, v, q = normal(2, 3, 4), normal(2, 3, 5, seed=1), normal(4, seed=2)
    expected = attended(k.reshape(6, 4), v.reshape(6, 5), q[None], dot)[0]
    np.testing.assert_allclose(ask(net, k, v, q), expected, rtol=1e-12)


@pytest.mark.parametrize(
    "args, options, key, value, query",
    [
        (("Dot",), {}, (3, 2), (3, 1), (2, 2)),
        ((), {}, (2, 2), (2, 3), (3,)),
        (("Dot",), {"MultiHead": TRUE, "ScoreRescaling": "DimensionSqrt"}, (2, 2, 1), (2, 2, 2), (3, 2, 1)),
        ((), {"Mask": "Causal"}, (3, 2), (3, 1), (3, 2)),
    ],
)
def test_gradients(args, options, key, value, query):
    check_layer(attention(*args, **options), Key=key, Value=value, Query=query)


@pytest.mark.parametrize(
    "args, options, query",
    [
        (("Dot",), {}, ("Varying", 2)),
        ((), {}, (2, 3)),
        (("Dot",), {"Mask": "Causal"}, ("Varying", 2)),
        (("Dot",), {"MultiHead": TRUE}, ("Varying", 2, 2)),
        ((), {}, (3,)),
    ],
)
def test_sequences_of_different_lengths(args, options, query):
    inner = (2, 2) if options.get("MultiHead") else (2,)
    net = infer(attention(*args, **options), Key=("Varying", *inner), Value=("Varying", *inner), Query=query)
    check_varying(net)


def test_keys_and_queries_may_be_of_different_lengths():
    net = infer(attention("Dot"), Key=("Varying", 2), Value=("Varying", 3), Query=("Varying", 2))
    k, v = [normal(n, 2, seed=n) for n in (4, 1)], [normal(n, 3, seed=n) for n in (4, 1)]
    q = [normal(n, 2, seed=n + 5) for n in (2, 7)]
    for one, *facts in zip(ask(net, k, v, q), k, v, q, strict=True):
        np.testing.assert_allclose(one, attended(*facts, dot), rtol=1e-12)


def test_weights_are_dropped_in_training_only():
    net = infer(attention("Dot", Dropout=0.5), Key=(5, 2), Value=(5, 3), Query=(4, 2))
    k, v, q = normal(5, 2), np.ones((5, 3)), normal(4, 2, seed=2)
    np.testing.assert_allclose(ask(net, k, v, q), 1)
    found = net({"Key": k, "Value": v, "Query": q}, NetEvaluationMode="Train", RandomSeeding=1)
    assert not np.allclose(found, 1)


@pytest.mark.parametrize(
    "args, options, ports, message",
    [
        (("Cosine",), {}, {}, "AttentionLayer::invarg"),
        ((), {"Mask": "Past"}, {}, "AttentionLayer::invset"),
        (("Dot",), {}, {"Key": (3, 2), "Query": (3,)}, "AttentionLayer::tyfail"),
        (("Dot",), {}, {"Key": (3, 2), "Value": (4, 2)}, "AttentionLayer::tyfail"),
        (("Dot",), {}, {"Key": (3,)}, "AttentionLayer::flat: The Key port"),
        (("Dot",), {"Mask": "Causal"}, {"Key": (3, 2), "Query": (4, 2)}, "AttentionLayer::causal"),
        ((make("LinearLayer", (2,)),), {}, {}, "AttentionLayer::scoring: .*LinearLayer"),
    ],
)
def test_mistakes(args, options, ports, message):
    with pytest.raises(MessageError, match=message):
        infer(attention(*args, **options), **ports)


def test_it_prints_and_reads_back():
    room = Room()
    net = 'AttentionLayer["Dot", "Mask" -> "Causal" -> 3, "MultiHead" -> True, "Key" -> {4, 2, 3}]'
    room.check(f"ToExpression[ToString[{net}, InputForm]] === {net}", "True")
    self_attention = 'NetGraph[{AttentionLayer["Dot"]}, {NetPort["Input"] -> NetPort[1, "Key"], '
    self_attention += 'NetPort["Input"] -> NetPort[1, "Value"], NetPort["Input"] -> NetPort[1, "Query"]}, '
    self_attention += '"Input" -> {"Varying", 2}]'
    room.check(f"Dimensions[{self_attention}[{{{{1, 2}}, {{3, 4}}, {{5, 6}}}}]]", "{3, 2}")


def test_the_weights_can_be_read():
    net = infer(
        attention("Dot", MultiHead=TRUE), Key=("Varying", 3, 2), Value=("Varying", 3, 1), Query=(4, 3, 2)
    )
    k, q = [normal(n, 3, 2, seed=n) for n in (5, 2)], [normal(4, 3, 2, seed=n) for n in (6, 7)]
    data = {"Key": k, "Value": [np.ones((n, 3, 1)) for n in (5, 2)], "Query": q}
    found = net(data, S.NetPort("AttentionWeights"), WorkingPrecision="Real64")
    for w, key, query in zip(found, k, q, strict=True):
        scores = np.exp(np.einsum("qhk,dhk->qhd", query, key))
        np.testing.assert_allclose(w, scores / scores.sum(axis=2, keepdims=True), rtol=1e-10)
    room = Room()
    room.value('a = AttentionLayer["Dot", "Key" -> {2, 1}, "Value" -> {2, 1}, "Query" -> {1, 1}]')
    data = '<|"Key" -> {{0}, {0}}, "Value" -> {{1}, {3}}, "Query" -> {{1}}|>'
    room.check(f'a[{data}, NetPort["AttentionWeights"]]', "{{0.5, 0.5}}")
    room.check(f'NetGraph[<|"a" -> a|>, {{}}][{data}, NetPort[{{"a", "AttentionWeights"}}]]', "{{0.5, 0.5}}")
