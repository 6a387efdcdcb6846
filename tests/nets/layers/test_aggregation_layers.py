"""SummationLayer, AggregationLayer and DotLayer against NumPy."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, symbol
from wlnet.nets.construct import make
from wlnet.nets.infer import infer


def quantile(rows, share):
    rows = np.sort(rows, axis=-1)
    place = np.clip(rows.shape[-1] * share + 0.5, 1, rows.shape[-1])
    low, high = rows[..., int(place) - 1], rows[..., min(int(place) + 1, rows.shape[-1]) - 1]
    return low + (high - low) * (place - int(place))


FORMULAS = {
    "Mean": lambda r: r.mean(-1),
    "Min": lambda r: r.min(-1),
    "Max": lambda r: r.max(-1),
    "Total": lambda r: r.sum(-1),
    "Times": lambda r: r.prod(-1),
    "Median": lambda r: np.median(r, -1),
    "Variance": lambda r: r.var(-1, ddof=1),
    "StandardDeviation": lambda r: r.std(-1, ddof=1),
    "MeanDeviation": lambda r: abs(r - r.mean(-1, keepdims=True)).mean(-1),
    "InterquartileRange": lambda r: quantile(r, 0.75) - quantile(r, 0.25),
}


def aggregation(name, *levels, **options):
    return make("AggregationLayer", (symbol(name), *levels), options)


def rows_of(x, axes):
    rest = [axis for axis in range(x.ndim) if axis not in axes]
    return x.transpose((*rest, *axes)).reshape(*(x.shape[axis] for axis in rest), -1)


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize(
    "levels, axes",
    [((), (1, 2)), ((1,), (0,)), ((-1,), (2,)), ((wl_list((1, 3)),), (0, 2)), ((S.All,), (0, 1, 2))],
)
def test_each_function_over_levels(name, levels, axes):
    x = normal(3, 5, 2)
    net = infer(aggregation(name, *levels), Input=x.shape)
    np.testing.assert_allclose(
        net(x, WorkingPrecision="Real64"), FORMULAS[name](rows_of(x, axes)), rtol=1e-10
    )


@pytest.mark.parametrize("name", FORMULAS)
def test_gradients(name):
    check_layer(aggregation(name), Input=(2, 3))
    check_layer(aggregation(name, 1), Input=(4, 2))


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("levels", [(1,), (S.All,)])
def test_sequences_of_different_lengths(name, levels):
    net = aggregation(name, *levels, Input=wl_list(("Varying", 2)))
    check_varying(net, (3, 2, 6, 5))
    data = [normal(n, 2, seed=n) for n in (3, 2, 6)]
    axes = (0,) if levels == (1,) else (0, 1)
    for one, x in zip(net(data, WorkingPrecision="Real64"), data, strict=True):
        np.testing.assert_allclose(one, FORMULAS[name](rows_of(x, axes)), rtol=1e-10)


def test_the_other_level_may_vary():
    check_varying(aggregation("Mean", 2, Input=wl_list(("Varying", 3))))


def test_a_product_with_zeros_has_its_gradient():
    net = aggregation("Times", 1, Input=4)
    np.testing.assert_allclose(net([0, 2, 3, 4], S.NetPortGradient("Input")), [24, 0, 0, 0])


def test_summation():
    x = normal(3, 2)
    assert infer(make("SummationLayer"), Input=(3, 2))(x) == pytest.approx(x.sum(), rel=1e-5)
    assert infer(make("SummationLayer"), Input=())(2.5) == 2.5
    check_layer(make("SummationLayer"), Input=(2, 3))
    check_varying(make("SummationLayer", (), {"Input": wl_list(("Varying", 2))}))


PLAIN = wl_list((S("None"), S("None")))
DOTS = [
    ((3,), (3,), "i,i->"),
    ((2, 3), (3,), "ai,i->a"),
    ((3,), (3, 2), "i,ib->b"),
    ((2, 3), (3, 4), "ai,ib->ab"),
    ((2, 5, 3), (3, 4, 2), "aci,ibd->acbd"),
]


@pytest.mark.parametrize("a, b, form", DOTS)
def test_dot(a, b, form):
    net = infer(make("DotLayer", (), {"InputPorts": 2}), Input1=a, Input2=b)
    x, y = normal(*a), normal(*b, seed=1)
    found = net({"Input1": x, "Input2": y}, WorkingPrecision="Real64")
    np.testing.assert_allclose(found, np.einsum(form, x, y), rtol=1e-12)
    check_layer(make("DotLayer", (), {"InputPorts": 2}), Input1=a, Input2=b)


def test_dot_of_three():
    net = infer(make("DotLayer", (), {"InputPorts": 3}), Input1=(2, 3), Input2=(3, 4), Input3=(4,))
    x, y, z = normal(2, 3), normal(3, 4, seed=1), normal(4, seed=2)
    np.testing.assert_allclose(net([x, y, z], WorkingPrecision="Real64"), x @ y @ z, rtol=1e-12)


def test_dot_transposes_first():
    net = infer(make("DotLayer", (wl_list((S.TwoWayRule(1, 2), S("None"))),)), Input1=(3, 2), Input2=(3, 4))
    x, y = normal(3, 2), normal(3, 4, seed=1)
    found = net({"Input1": x, "Input2": y}, WorkingPrecision="Real64")
    np.testing.assert_allclose(found, x.T @ y, rtol=1e-12)


def test_dot_of_sequences():
    net = make("DotLayer", (wl_list((S.TwoWayRule(1, 2), S("None"))),))
    check_varying(infer(net, Input1=("Varying", 2), Input2=("Varying", 3)))
    check_varying(infer(make("DotLayer", (), {"InputPorts": 2}), Input1=("Varying", 2), Input2=(2, 3)))
    check_varying(infer(make("DotLayer", (), {"InputPorts": 2}), Input1=("Varying",), Input2=("Varying", 3)))


def test_sizes_are_inferred_across_the_product():
    net = infer(make("DotLayer", (), {"InputPorts": 2}), Input1=(2, 3), Input2=(None, 4))
    assert net.inputs["Input2"].dims == (3, 4) and net.outputs["Output"].dims == (2, 4)


@pytest.mark.parametrize(
    "name, args, ports, message",
    [
        ("AggregationLayer", (S.Foo,), {}, "AggregationLayer::invarg"),
        ("AggregationLayer", (S.Mean,), {"Input": (3,)}, "AggregationLayer::nolevel"),
        ("AggregationLayer", (S.Variance, 1), {"Input": (1, 2)}, "AggregationLayer::onevalue"),
        (
            "DotLayer",
            (PLAIN,),
            {"Input1": (2, 3), "Input2": (4,)},
            "DotLayer::tyfail",
        ),
        (
            "DotLayer",
            (PLAIN,),
            {"Input1": (), "Input2": (4,)},
            "DotLayer::dotnumber",
        ),
        ("DotLayer", (5,), {}, "DotLayer::invarg"),
    ],
)
def test_mistakes(name, args, ports, message):
    with pytest.raises(MessageError, match=message):
        infer(make(name, args), **ports)


@pytest.mark.parametrize(
    "net", ["AggregationLayer[Max, {1, 3}]", "AggregationLayer[Mean, All]", "DotLayer[{1 <-> 2, None}]"]
)
def test_what_is_printed_reads_back(net):
    Room().check(f"ToExpression[ToString[{net}, InputForm]] === {net}", "True")
