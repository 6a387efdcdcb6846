"""The net that is trained: the user's net with a loss on each output that counts.

`prepare` finds the types of open ports from the data, chooses automatic losses, attaches decoders
for class labels, and fills the arrays. What comes out knows the encoded type of every column of the
data, and computes losses for a batch; `step` makes the program of it.
Source: nettrain.md sections 2.5, 3 and 3.5.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wlnet.expr.expr import Expr, boolean, wl_list
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.batch import elements, example_type, numbers, picture_type
from wlnet.nets.coder import make_decoder
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.lower import Mode, forward
from wlnet.nets.net import Net
from wlnet.nets.types import PortType, words
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.reduction import total
from wlnet.training.example_types import open_inputs, open_type, sequence_type, type_of
from wlnet.training.losses import NOT_A_CHOICE, Loss, Term, automatic_layer, terms_of
from wlnet.training.tally import REGRESSION, Task, classification

CLASS_COUNT = Message(
    "NetTrain::classcount",
    "The data have `1` classes, but the port `2` of the net is a `3`. Let the net end in as many as there "
    'are classes, or name all of them: `2` -> NetDecoder[{"Class", labels}].',
)
VARIOUS = Message(
    "NetTrain::variousdims",
    "The examples for the port `1` differ in their dimensions: the first has `2`, example `3` has `4`. The "
    "net does not take such data: `5`",
)


@frozen
class TrainingNet:
    """
    net       the user's net, all shapes known, all arrays filled
    losses    with their layers, likewise
    ports     key of the data -> type of its encoded examples, with the encoder
    """

    net: Net
    losses: tuple[Loss, ...]
    ports: dict[str, PortType]

    @property
    def arrays(self) -> dict[tuple, np.ndarray]:
        """Arrays of the net under ("Net", ...), and of loss nets under ("Loss", number, ...)."""
        found = {("Net", *path): array for path, array in self.net.arrays.items()}
        for number, loss in enumerate(self.losses, start=1):
            if loss.layer is not None:
                found |= {("Loss", number, *path): array for path, array in loss.layer.arrays.items()}
        return found

    @property
    def moving(self) -> frozenset[tuple]:
        """The paths of those arrays that are statistics: no gradient leads to them."""
        found = {("Net", *path) for path in self.net.moving}
        for number, loss in enumerate(self.losses, start=1):
            if loss.layer is not None:
                found |= {("Loss", number, *path) for path in loss.layer.moving}
        return frozenset(found)

    @property
    def shares(self) -> tuple[str, ...]:
        """Keys of those data that are probabilities: targets of cross entropies."""
        forms = ("Binary", "Probabilities")
        return tuple(key for loss in self.losses if loss.form in forms for key in loss.targets.values())

    @property
    def task(self) -> Task | None:
        """What can be measured: of nets with a single cross entropy, or mean square or absolute loss."""
        if len(self.losses) != 1 or self.losses[0].layer is None:
            return None
        (loss,) = self.losses
        if loss.form is not None:
            output = self.net.outputs[loss.output]
            labels = getattr(output.coder, "labels", None) or ()
            return classification(loss.form, labels, output.dims[-1] if output.dims else 2)
        return REGRESSION if loss.layer.kind in _COMPARING else None

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is added up to the loss; the scale of each is that of the Loss it belongs to."""
        return terms_of(self.losses)

    def forward(self, data: dict, arrays: dict, mode: Mode) -> tuple[list[Value], dict]:
        """(unscaled loss of each example (B,) for each of `terms`, outputs of the net).

        data      key -> Value (B, *dims) of encoded examples
        arrays    path as in `arrays` -> Value
        mode      its `frozen` and `updates` have paths as in `arrays` too
        """
        own = {path[1:]: value for path, value in arrays.items() if path[0] == "Net"}
        frozen = frozenset(path[1:] for path in mode.frozen if path[0] == "Net")
        updates: dict = {}
        inside = replace(mode, frozen=frozen, updates=updates)  # its paths name random streams: no "Net"
        outputs = forward(self.net, {port: data[port] for port in self.net.inputs}, own, inside)
        if mode.updates is not None:
            mode.updates.update({("Net", *path): value for path, value in updates.items()})
        losses = []
        for number, loss in enumerate(self.losses, start=1):
            values = [outputs[loss.output]]
            if loss.layer is not None:
                inner = {path[2:]: v for path, v in arrays.items() if path[:2] == ("Loss", number)}
                given = {port: data[key] for port, key in loss.targets.items()} | {"Input": values[0]}
                values = forward(loss.layer, given, inner, replace(mode, path=("Loss", number))).values()
            losses += [total(one, axis=tuple(range(1, one.rank))) if one.rank > 1 else one for one in values]
        return losses, outputs


def prepare(net: Net, losses: tuple[Loss, ...], columns: dict[str, Expr], seed: int) -> TrainingNet:
    """The training net for these columns of examples. Raises a message where something does not fit."""
    inputs, chosen = open_inputs(net, columns), []
    try:
        net = infer(net, **inputs)
        for loss in losses:
            if loss.layer is not None:
                net, loss = _with_target(net, loss, columns)
            chosen.append(loss)
        net = initialize(net, seed=seed)
    except MessageError as error:
        raise _various(inputs, columns, error) from None
    losses = tuple(_resolved(net, loss, columns, seed) for loss in chosen)
    ports = dict(net.inputs)
    for loss in losses:
        ports |= {key: _target_type(net, loss, port) for port, key in loss.targets.items()}
    return TrainingNet(net, losses, ports)


def _various(inputs: dict[str, PortType], columns: dict[str, Expr], error: MessageError) -> MessageError:
    """That examples differ where a layer wants them alike, which may be a mistake in the data; else `error`.

    inputs    what the data say of open inputs
    """
    varying = [name for name, port in inputs.items() if port.varies and port.coder is None]
    if error.message.symbol == "NetTrain" or not varying:
        return error
    dims = [numbers(one).shape for one in elements(columns[varying[0]])]
    place = next(
        (n for n, other in enumerate(dims) if other[1:] != dims[0][1:]),  # a length may differ
        next(n for n, other in enumerate(dims) if other != dims[0]),
    )
    return VARIOUS(varying[0], list(dims[0]), place + 1, list(dims[place]), error.text)


def _with_target(net: Net, loss: Loss, columns: dict[str, Expr]) -> tuple[Net, Loss]:
    """The net with what the targets say of its output, and the loss with its layer chosen."""
    target = PortType()
    if loss.output in loss.targets.values():
        coded = net.outputs[loss.output].coder is not None  # which knows more than can be guessed
        column = columns[loss.output]
        if net.outputs[loss.output].varies:
            target = sequence_type(column) or target
        else:
            target = example_type(column) or target if coded else type_of(columns, loss.output)
    if loss.layer is S.Automatic:
        loss = replace(loss, layer=automatic_layer(net.maker(loss.output), net.outputs[loss.output], target))
    pinned = _output_type(net, loss, target, columns)
    return (net if pinned is None else infer(net, **{loss.output: pinned})), loss


def _output_type(net: Net, loss: Loss, target: PortType, columns: dict[str, Expr]) -> PortType | None:
    """What the targets say of the output that a loss judges; None for nothing new."""
    output = net.outputs[loss.output]
    if output.coder is not None:
        return None
    if loss.layer.kind not in _COMPARING:
        free = not output.known and not output.varies and target.coder is None and target.dims is not None
        return PortType(target.dims) if free else None
    labels = target.coder is not None and target.coder.kind == "Class"
    if loss.form == "Index" or (labels and net.maker(loss.output).kind == "SoftmaxLayer"):
        return _class_type(output, loss, target, columns)
    if target.coder is not None and target.coder.kind == "Image":
        return picture_type(columns[loss.output], "output", output.dims)
    if target.coder is not None:
        if target.coder.kind != "Boolean":
            raise NOT_A_CHOICE(loss.output, net.maker(loss.output).kind)
        return replace(make_decoder("Boolean").port_type, dims=())
    # A chain that ends in the shorthand 1 may yet give numbers instead of vectors of length 1.
    if not output.known or (target.dims is not None and output.dims == (*target.dims, 1)):
        return PortType(target.dims)
    return None


# Losses that compare an output with a target of the same dimensions, or with its class.
_COMPARING = ("MeanSquaredLossLayer", "MeanAbsoluteLossLayer", "CrossEntropyLossLayer")


def _class_type(output: PortType, loss: Loss, target: PortType, columns: dict[str, Expr]) -> PortType | None:
    """The type with a decoder for the classes in the data, where these are labels.

    Integers are positions where they can be, for an output of so many classes; else they are labels.
    """
    labels = None
    if target.coder is not None:
        labels = target.coder.labels if target.coder.kind == "Class" else (boolean(False), boolean(True))
    elif target.dims == ():
        labels = _integers(columns[loss.output])
        if labels and output.known and labels[0] > 0 and labels[-1] <= output.dims[-1]:
            return None
    if labels is None:
        return None
    if output.known and output.dims[-1] != len(labels):
        raise CLASS_COUNT(len(labels), loss.output, words(output))
    return make_decoder("Class", wl_list(labels)).port_type


def _integers(column: Expr) -> list[int] | None:
    """The different values of a column of integers, sorted; None if it holds anything else."""
    array = numbers(column)
    if array is None or array.dtype.kind not in "iu":
        return None
    ordered = np.sort(array, axis=None)  # numpy.unique would load numpy.ma, which takes 15 ms
    return [*ordered[:1].tolist(), *ordered[1:][np.diff(ordered) != 0].tolist()]


def _resolved(net: Net, loss: Loss, columns: dict[str, Expr], seed: int) -> Loss:
    """The loss with a layer whose shapes are known and whose arrays are filled."""
    if loss.layer is None:
        return loss
    layer = infer(loss.layer, Input=net.outputs[loss.output].without_coder())
    for port, key in loss.targets.items():
        if not layer.inputs[port].known and not layer.inputs[port].varies:
            encoder = _target_encoder(net, loss, port)
            coded = encoder is not None and encoder.core.dims != ()  # a sequence of labels
            known = (
                encoder.port_type.without_coder() if coded else open_type(layer.inputs[port], columns, key)
            )
            layer = infer(layer, **{port: known})
    return replace(loss, layer=initialize(layer, seed=seed))


def _target_type(net: Net, loss: Loss, port: str) -> PortType:
    """How the examples for an input port of a loss layer are encoded: as the output is decoded."""
    plain, encoder = loss.layer.inputs[port], _target_encoder(net, loss, port)
    if encoder is None:
        return plain
    if encoder.kind == "Class" and not plain.is_integer:  # compared with the output number by number
        encoder = replace(encoder, form="IndicatorVector")
    return replace(encoder.port_type, dims=plain.dims)


def _target_encoder(net: Net, loss: Loss, port: str):
    """The encoder that goes with the decoder of an output, for the targets of its loss; None without one."""
    output = net.outputs[loss.output]
    if loss.layer.inputs[port].coder is not None or output.coder is None or port != "Target":
        return None
    return output.coder.matching_encoder(output.dims)
