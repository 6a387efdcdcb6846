"""LossFunction to losses: which output is judged, by which layer, against which column of the data.

A loss without a layer is an output of the net that is a loss already. Automatic losses stay open
(`layer` Automatic) until the data is seen: `complete_loss` chooses the layer by the last layer of the
net, its decoder and the targets. Source: nettrain.md section 3.
"""

from __future__ import annotations

from dataclasses import replace

from wlnet.expr.expr import Expr, is_list, is_rule, rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.construct import make
from wlnet.nets.functions.trees import slots
from wlnet.nets.layer import LAYERS
from wlnet.nets.net import Net
from wlnet.nets.types import PortType
from wlnet.training.host import Host

BAD_LOSS = Message(
    "NetTrain::invloss",
    "The loss `1` should be Automatic, a loss layer or net, the name of an output port, a rule port -> loss, "
    "a pure function, or a list of these; a factor is given as loss -> Scaled[r].",
)
NO_LOSS_PORT = Message("NetTrain::lossport", "The net has no output port `1` for the loss; it has `2`.`3`")
MANY_OUTPUTS = Message(
    "NetTrain::lossoutputs",
    "A single loss layer needs a net with one output, but this one has `1`; use port -> layer.",
)
NO_INPUT = Message("NetTrain::lossinput", 'The loss `1` has no port "Input"; its inputs are `2`.')
BAD_FUNCTION = Message(
    "NetTrain::lossfun",
    "The function `1` cannot be a loss: it should compute with one number of the output, or with one of the "
    "output and one of the target.",
)
NOT_A_CHOICE = Message(
    "NetTrain::labels",
    "The examples of `1` are class labels, but the net ends in `2`. End it with SoftmaxLayer[], or give "
    "numbers; for a net that ends in LogisticSigmoid, also True and False.",
)


@frozen
class Loss:
    """One term of what is minimised.

    output    port of the net that it looks at
    layer     net with a port "Input"; None where the output is itself a loss; Automatic until chosen
    scale     factor
    """

    output: str
    layer: Net | None
    scale: float = 1.0

    @property
    def targets(self) -> dict[str, str]:
        """Input port of the layer -> key of the training data that feeds it."""
        if self.layer is None:
            return {}
        if self.layer is S.Automatic:
            return {"Target": self.output}
        others = [port for port in self.layer.inputs if port != "Input"]
        return {port: self.output if port == "Target" else port for port in others}

    @property
    def form(self) -> str | None:
        """ "Index", "Binary" or "Probabilities" of a cross entropy, else None."""
        if isinstance(self.layer, Net) and self.layer.kind == "CrossEntropyLossLayer":
            return self.layer.layer.form
        return None


TOTAL = "Loss"  # the key of the sum in the associations of measurements


@frozen
class Term:
    """One number of the sum that is minimised.

    name     in the associations of measurements
    loss     that it belongs to
    port     of the layer of the loss; None where an output of the net is the loss
    """

    name: str
    loss: Loss
    port: str | None


def terms_of(losses: tuple[Loss, ...]) -> tuple[Term, ...]:
    """What is added up: a loss net has as many terms as outputs, all with its factor.

    A term is called as the output of the net that it judges. Where several would have one name, they are
    called as the ports of the loss net, or also after the loss layer; the last resort is a number.
    """
    places = [
        (loss, port)
        for loss in losses
        for port in (loss.layer.outputs if isinstance(loss.layer, Net) else (None,))
    ]
    names = [loss.output for loss, _ in places]
    for longer in (lambda loss, port: port, lambda loss, port: f"{loss.output}/{loss.layer.kind}"):
        names = [
            name if names.count(name) == 1 or port is None else longer(loss, port)
            for name, (loss, port) in zip(names, places, strict=True)
        ]
    taken = [TOTAL, *names]  # the sum has its name first
    names = [
        name if taken.count(name) == 1 else f"{name} {names[:n].count(name) + 1}"
        for n, name in enumerate(names)
    ]
    return tuple(Term(name, *place) for name, place in zip(names, places, strict=True))


def losses_of(net: Net, setting, host: Host) -> tuple[Loss, ...]:
    """The losses that a setting of LossFunction means. Raises a message for what means none."""
    if setting is S.Automatic:
        own = [port for port in net.outputs if _is_loss(net, port)]
        return tuple(Loss(port, None) for port in own) or tuple(
            Loss(port, S.Automatic) for port in net.outputs
        )
    specs = setting.args if is_list(setting) else (setting,)
    if not specs:
        raise BAD_LOSS(setting)
    return tuple(_loss(net, spec, host) for spec in specs)


def _is_loss(net: Net, port: str) -> bool:
    if net.layer.losses:
        return port in net.layer.losses
    return port == "Loss" or net.maker(port).kind.endswith("LossLayer")


def _loss(net: Net, spec, host: Host) -> Loss:
    """port, layer, port -> layer, each also with -> Scaled[r]."""
    if isinstance(spec, str):
        return Loss(_port(net, spec), None)
    if _is_function(spec):
        spec = _function_loss(spec, host)
    if spec is S.Automatic or isinstance(spec, Net):
        if len(net.outputs) != 1:
            raise MANY_OUTPUTS(list(net.outputs))
        return Loss(next(iter(net.outputs)), _layer(spec))
    if not is_rule(spec):
        raise BAD_LOSS(spec)
    left, right = spec.args
    if _is_factor(right):
        loss = _loss(net, left, host)
        return replace(loss, scale=loss.scale * _factor(right, host))
    if is_rule(right) or (
        is_list(right) and len(right) == 2
    ):  # port -> layer -> Scaled[r], port -> {layer, Scaled[r]}
        layer, factor = right
        if _is_factor(factor):
            return replace(_loss(net, Expr(S.Rule, (left, layer)), host), scale=_factor(factor, host))
    if _is_function(right):
        right = _function_loss(right, host)
    if isinstance(left, str) and (right is S.Automatic or isinstance(right, Net)):
        return Loss(_port(net, left), _layer(right))
    raise BAD_LOSS(spec)


def _is_function(spec) -> bool:
    return isinstance(spec, Expr) and spec.head is S.Function


def _function_loss(function: Expr, host: Host) -> Net:
    """The loss f[input, target], or f[input], number by number; what it gives is added up.

    function    a pure function of one or two arguments
    """
    body = function.args[-1] if len(function) else None
    named = function.args[0] if len(function) == 2 else None
    if named is None:
        count = max(map(_rank, slots(body)), default=0)
    else:
        count = len(named) if is_list(named) else 1
    if count == 1:
        layer = host.net(S.ElementwiseLayer(function))
        return layer if isinstance(layer, Net) else _refused(function)
    if count != 2:
        raise BAD_FUNCTION(function)
    layer = host.net(S.ThreadingLayer(function))
    if not isinstance(layer, Net):
        _refused(function)
    first, second = (S.NetPort(wl_list((1, port))) for port in layer.inputs)
    edges = [rule(S.NetPort("Input"), first), rule(S.NetPort("Target"), second), rule(1, S.NetPort("Loss"))]
    return make("NetGraph", (wl_list([layer]), wl_list(edges)))


def _rank(slot) -> int:
    return slot if isinstance(slot, int) else 3  # named slots and sequences: no such loss


def _refused(function: Expr):
    raise BAD_FUNCTION(function)


def _port(net: Net, port: str) -> str:
    if port not in net.outputs:
        raise NO_LOSS_PORT(port, list(net.outputs), _layer_called(port))
    return port


def _layer_called(name: str) -> str:
    """The advice to take the loss layer of this name, or nothing."""
    layers = {kind.removesuffix("LossLayer"): kind for kind in LAYERS if kind.endswith("LossLayer")}
    kind = layers.get(name.removesuffix("LossLayer").removesuffix("Loss"))
    return f" Did you mean the layer {kind}[]?" if kind else ""


def _layer(layer) -> Net:
    if layer is S.Automatic:
        return layer
    if "Input" not in layer.inputs:
        raise NO_INPUT(layer.kind, list(layer.inputs))
    return layer


def _is_factor(value) -> bool:
    return isinstance(value, Expr) and value.head is S.Scaled and len(value) == 1


def _factor(scaled: Expr, host: Host) -> float:
    number = host.number(scaled.args[0])
    if number is None:
        raise BAD_LOSS(scaled)
    return number


def automatic_layer(last: Net, output: PortType, target: PortType) -> Net:
    """The loss layer for an output of this type, which comes from the layer `last`, and such targets.

    Softmax: cross entropy, "Probabilities" where the targets are vectors as the output;
    LogisticSigmoid: binary cross entropy; NetPairEmbeddingOperator: contrastive; anything else: mean square.
    What is decoded by "CTCBeamSearch" has the CTC loss, whatever made it.
    """
    if output.coder is not None and output.coder.kind == "CTCBeamSearch":
        return make("CTCLossLayer")
    if last.kind == "NetPairEmbeddingOperator":
        return make("ContrastiveLossLayer")
    if last.kind == "SoftmaxLayer":
        probabilities = target.coder is None and target.rank == max(output.rank or 1, 1)
        if probabilities and output.coder is not None:  # classes, or the vectors that stand for them
            probabilities = target.dims == output.dims
        return make("CrossEntropyLossLayer", ("Probabilities" if probabilities else "Index",))
    if is_logistic(last):
        return make("CrossEntropyLossLayer", ("Binary",))
    if target.coder is not None and target.coder.kind == "Class":
        raise NOT_A_CHOICE("the target", last.kind)
    return make("MeanSquaredLossLayer")


def is_logistic(layer: Net) -> bool:
    """ElementwiseLayer[LogisticSigmoid], however the function was written."""
    if layer.kind != "ElementwiseLayer":
        return False
    tree = layer.layer.function.tree
    return isinstance(tree, Expr) and len(tree) == 1 and tree.head in (S.LogisticSigmoid, "Sigmoid")
