"""Every layer from the outside: its parts are read and put back, its properties asked for, its file read."""

import pickle

import numpy as np
import pytest

from tests.evaluating import Room
from tests.nets.test_layer_collection import EXAMPLES
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S, symbol
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize

N = symbol("n", "Global`")
WITHOUT_OPERATIONS = {"PlaceholderLayer"}  # nothing to run


@pytest.fixture(scope="module")
def room():
    return Room()


def example(name: str, room: Room, initialized: bool):
    """The layer of the collection as `n` of the room."""
    args, dims, _ = EXAMPLES[name]
    options = {port: wl_list(size) for port, size in dims.items()}
    net = make(name, args, options, lambda f, *symbols: room.evaluation.call(f, *symbols))
    net = initialize(net) if initialized else net
    room.evaluation.evaluate_top(S.Set(N, net))
    return net


@pytest.mark.parametrize("initialized", [False, True], ids=["open", "initialized"])
@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_part_can_be_read_and_put_back(name, initialized, room):
    net = example(name, room, initialized)
    parts = [key for key in room.value("Keys[NetExtract[n, All]]") if isinstance(key, str)]
    assert set(parts) >= {p.name for p in net.layer.parameters if not net.layer.container} | set(net.values)
    for part in parts:
        messages, found = room.messages(f'NetExtract[n, "{part}"]')
        assert not messages and found is not S("$Failed"), part
        messages, same = room.messages(f'NetReplacePart[n, "{part}" -> NetExtract[n, "{part}"]]')
        assert not messages, (part, messages)
        assert same == net and hash(same) == hash(net), part
    for path, array in net.arrays.items():
        spec = "{" + ", ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in path) + "}"
        found = room.value(f"NetExtract[n, {spec}]")
        if array is None:
            assert found is S.Automatic
        else:
            np.testing.assert_array_equal(found.array if hasattr(found, "array") else found, array)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_property_has_a_value(name, room):
    net = example(name, room, True)
    for prop in room.value('Information[n, "Properties"]'):
        if prop.startswith("MXNet") and name in WITHOUT_OPERATIONS:
            continue
        messages, found = room.messages(f'Information[n, "{prop}"]')
        assert not messages and found is not S("$Failed"), (prop, messages)
    arrays = [array for array in net.arrays.values() if array is not None]
    count = sum(array.size for array in arrays)
    assert room.value('Information[n, "ArraysTotalElementCount"]') == count
    assert room.value('Information[n, "ArraysTotalByteCount"]') == 4 * count
    room.check('Total[Information[n, "LayerTypeCounts"]] === Information[n, "LayersCount"]', "True")


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - {"CompiledLayer"}))  # a file holds no code
def test_every_layer_passes_through_a_file(name, room):
    net = example(name, room, True)
    room.check('ImportString[ExportString[n, "WLNet"], "WLNet"] === n', "True")
    copy = pickle.loads(pickle.dumps(net))
    assert copy == net and hash(copy) == hash(net)


@pytest.mark.parametrize(
    "code",
    [
        'DotLayer[{None, 1 <-> 2}, InputPorts -> {{3, 2}, {3, 2}}]',
        'ThreadingLayer[Plus, -1, InputPorts -> {{2, 3}, {2}}]',
        'NormalizationLayer[{1, 3}, {1}, "GroupNumber" -> {2, 1}, Method -> "RMS", "Input" -> {4, 2, 3}]',
        'AttentionLayer["Dot", "Mask" -> "Causal" -> 2, "MultiHead" -> True, "Key" -> {3, 2, 4}]',
        'PartLayer[{2 ;; -1, -1}, "Input" -> {3, 4}]',
        'LongShortTermMemoryLayer[2, "Dropout" -> {"StateUpdate" -> 0.5}, "Input" -> {"Varying", 2}]',
        'ConvolutionLayer[4, {3, 2}, PaddingSize -> {{1, 2}, {0, 1}}, "ChannelGroups" -> 2]',
        'BatchNormalizationLayer["Scaling" -> None, LearningRateMultipliers -> 0, "Input" -> {2, 3}]',
    ],
)  # fmt: skip
def test_options_pass_through_text_and_file(code, room):
    room.evaluation.evaluate_top(S.Set(N, room.value(code)))
    room.check("ToExpression[ToString[n, InputForm]] === n", "True")
    room.check('ImportString[ExportString[n, "WLNet"], "WLNet"] === n', "True")
