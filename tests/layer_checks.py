"""check_layer: what must hold for every layer, from its sheet alone."""

from __future__ import annotations

import numpy as np

from tests.checks import check_vjp, normal, run
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.lower import Mode, forward


def check_layer(net, data=None, gradients=True, tolerance=1e-6, second=False, **dims) -> dict:
    """Shapes, batches and gradients of a layer for inputs of these dimensions.

    data       port -> values (B, *dims), path -> array, where normal numbers will not do
    gradients  of every real input and every array, against central differences in Real64
    second     also the gradients of a sum over these gradients
    dims       port -> dimensions of the input

    Gives port -> dimensions of all ports, as found by inference.
    """
    net = infer(net, **dims)
    assert all(port.known for port in net.ports.values()), net
    data = data or {}
    inputs = {
        name: np.asarray(data.get(name, normal(3, *port.dims, seed=7 + place)))
        for place, (name, port) in enumerate(net.inputs.items())
    }
    arrays = {
        path: data.get(path, normal(*shape, seed=70 + i))
        for i, (path, shape) in enumerate(net.array_shapes.items())
    }

    def function(*values):
        given = dict(zip(inputs, values[: len(inputs)], strict=True))
        known = dict(zip(arrays, values[len(inputs) :], strict=True))
        batch = values[0].shape[0] if given else 3
        outputs = forward(net, given, known, Mode(precision="Real64", batch=batch))
        return tuple(outputs.values())

    everything = [*inputs.values(), *arrays.values()]
    whole = run(function, everything)
    whole = whole if isinstance(whole, list) else [whole]
    for found, port in zip(whole, net.outputs.values(), strict=True):
        assert found.shape == (3, *port.dims), "the output has the dimensions that inference said"
    for place in range(3 if inputs else 0):
        alone = run(function, [*(x[place : place + 1] for x in inputs.values()), *arrays.values()])
        alone = alone if isinstance(alone, list) else [alone]
        for one, many in zip(alone, whole, strict=True):
            np.testing.assert_allclose(one[0], many[place], rtol=1e-12, err_msg="a batch is its examples")
    if gradients:
        for place in range(len(whole)):
            check_vjp(
                lambda *v, place=place: function(*v)[place], *everything, second=second, tolerance=tolerance
            )
    return {name: port.dims for name, port in net.ports.items()}


def value(net, *data, **ports):
    """What a net without arrays, or with given ones, gives in Real64 for Python data."""
    given = data[0] if data else {name: np.asarray(x) for name, x in ports.items()}
    return net(given, WorkingPrecision="Real64")


def check_varying(net, lengths=(3, 1, 6, 2), positive=False, gradients=True, tolerance=1e-6) -> None:
    """A batch of examples of different lengths gives what one at a time gives; so do the gradients.

    lengths    of the examples, wherever a dimension of an input varies
    positive   inputs are numbers between 0 and 1 that add up to 1 at the last level, instead of normal ones
    """
    net = initialize(net)
    data = {}
    for place, (name, port) in enumerate(net.inputs.items()):
        sizes = [tuple(n if d == "Varying" else d for d in port.dims) for n in lengths]
        data[name] = [_example(port, size, place, i, positive) for i, size in enumerate(sizes)]
    counts = range(len(lengths))
    whole = _ports(net, net(data, WorkingPrecision="Real64"))
    alone = [_ports(net, net({k: v[i] for k, v in data.items()}, WorkingPrecision="Real64")) for i in counts]
    for port in net.outputs:
        for i in counts:
            np.testing.assert_allclose(whole[port][i], alone[i][port], rtol=1e-10, atol=1e-12)
    if not gradients:
        return
    reals = [name for name, port in net.inputs.items() if not port.is_integer]
    everything = [S.NetPortGradient(name) for name in reals]
    everything += [S.NetPortGradient(wl_list(path)) for path in net.arrays]
    for what in everything:
        found = net(data, what, WorkingPrecision="Real64")
        single = [net({k: v[i] for k, v in data.items()}, what, WorkingPrecision="Real64") for i in counts]
        if what.item(0) in reals:
            for one, many in zip(single, found, strict=True):
                np.testing.assert_allclose(many, one, rtol=tolerance, atol=1e-9)
        else:
            np.testing.assert_allclose(found, sum(single), rtol=tolerance, atol=1e-9)


def _example(port, size: tuple, place: int, number: int, positive: bool) -> np.ndarray:
    rng = np.random.default_rng(100 * place + number)
    if port.is_integer:
        return rng.integers(1, (port.range or (1, 5))[1] + 1, size)
    if not positive:
        return rng.normal(size=size)
    x = rng.uniform(0.1, 0.9, size)
    return x / x.sum(axis=-1, keepdims=True) if len(size) > 1 else x


def _ports(net, found) -> dict:
    return found if isinstance(found, dict) else dict.fromkeys(net.outputs, found)
