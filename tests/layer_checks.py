"""check_layer: what must hold for every layer, from its sheet alone."""

from __future__ import annotations

import numpy as np

from tests.checks import check_vjp, normal, run
from wlnet.nets.infer import infer
from wlnet.nets.lower import Mode, forward


def check_layer(net, data=None, gradients=True, tolerance=1e-6, **dims) -> dict:
    """Shapes, batches and gradients of a layer for inputs of these dimensions.

    data       port -> values (B, *dims), path -> array, where normal numbers will not do
    gradients  of every real input and every array, against central differences in Real64
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
                lambda *v, place=place: function(*v)[place], *everything, second=False, tolerance=tolerance
            )
    return {name: port.dims for name, port in net.ports.items()}


def value(net, *data, **ports):
    """What a net without arrays, or with given ones, gives in Real64 for Python data."""
    given = data[0] if data else {name: np.asarray(x) for name, x in ports.items()}
    return net(given, WorkingPrecision="Real64")
