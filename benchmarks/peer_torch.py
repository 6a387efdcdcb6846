"""A worker for peers_cpu.py: PyTorch, eager or compiled, with one memory format or another.

peer_torch.py VARIANT WORKLOAD      VARIANT: eager, fused, channels_last, compile, compile_channels_last
"""

from __future__ import annotations

import sys
import time

from workloads import BETA1, BETA2, EPSILON, RATE, WORDS, WORKLOADS, batches, data, serve, timed

START = time.perf_counter()

import torch  # noqa: E402 (the time to import counts)
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402


class Block(nn.Module):
    """Two convolutions beside a way past them."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.one, self.two = convolution(inputs, outputs, 3, stride), convolution(outputs, outputs, 3)
        self.way = nn.Identity() if stride == 1 else convolution(inputs, outputs, 1, stride)

    def forward(self, x):
        return F.relu(self.two(F.relu(self.one(x))) + self.way(x))


def convolution(inputs, outputs, size, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs)
    )


def _vgg():
    layers, before = [], 3
    for number, channels in enumerate((32, 32, 64, 64, 128, 128)):
        layers += [nn.Conv2d(before, channels, 3, padding=1), nn.ReLU()]
        layers += [nn.MaxPool2d(2)] if number % 2 else []
        before = channels
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(2048, 256), nn.ReLU(), nn.Linear(256, 10))


def _waves():
    return nn.Sequential(
        *(nn.Conv1d(4, 32, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2)),
        *(nn.Conv1d(32, 64, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2)),
        *(nn.Conv1d(64, 64, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(2048, 10)),
    )


def _lenet():
    return nn.Sequential(
        *(nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10)),
    )


def _resnet():
    return nn.Sequential(
        *(convolution(3, 16, 3), nn.ReLU(), Block(16, 16, 1), Block(16, 32, 2), Block(32, 64, 2)),
        *(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)),
    )


class Last(nn.Module):
    """A recurrent layer over embedded words; its last output classified."""

    def __init__(self, layer):
        super().__init__()
        self.words, self.layer = nn.Embedding(WORDS, 32), layer(32, 64, batch_first=True)
        self.classes = nn.Linear(64, 2)

    def forward(self, x):
        return self.classes(self.layer(self.words(x))[0][:, -1])


class Attending(nn.Module):
    """A block of a transformer that looks back only: four heads of 16, and a net of 256 units."""

    def __init__(self):
        super().__init__()
        self.before, self.between = nn.LayerNorm(64), nn.LayerNorm(64)
        self.given, self.out = nn.Linear(64, 3 * 64), nn.Linear(64, 64)
        self.wide = nn.Sequential(nn.Linear(64, 256), nn.GELU(), nn.Linear(256, 64))

    def forward(self, x):
        batch, words, size = x.shape
        q, k, v = self.given(self.before(x)).view(batch, words, 3, 4, 16).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(seen.transpose(1, 2).reshape(batch, words, size))
        return x + self.wide(self.between(x))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, 64), nn.Parameter(torch.randn(64, 64) * 0.02)
        self.blocks = nn.Sequential(Attending(), Attending(), nn.LayerNorm(64), nn.Linear(64, WORDS))

    def forward(self, x):
        return self.blocks(self.words(x) + self.places)


NETS = {
    "line": lambda: nn.Linear(1, 1),
    "small": lambda: nn.Sequential(
        nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1)
    ),
    "dense": lambda: nn.Sequential(nn.Linear(784, 500), nn.ReLU(), nn.Linear(500, 10)),
    "lenet": _lenet,
    "lstm": lambda: Last(nn.LSTM),
    "gru": lambda: Last(nn.GRU),
    "resnet": _resnet,
    "transformer": Transformer,
    "vgg": _vgg,
    "waves": _waves,
}


def trainer(kind: str, batch: int, variant: str):
    """A function that makes so many steps."""
    torch.manual_seed(0)
    net = NETS[kind]()
    x, y = map(torch.from_numpy, data(kind, batch))
    if variant.endswith("channels_last") and x.dim() == 4:
        net, x = net.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)
    pairs = list(zip(x.split(batch), y.split(batch), strict=True))
    fused = None if variant == "eager" else True
    optimizer = torch.optim.Adam(net.parameters(), RATE, (BETA1, BETA2), EPSILON, fused=fused)

    def loss_of(inputs, targets):
        z = net(inputs)
        if targets.dtype != torch.int64:
            return F.mse_loss(z, targets)
        return F.cross_entropy(z.flatten(0, -2), targets.flatten())

    if variant.startswith("compile"):
        loss_of = torch.compile(loss_of)

    def loop(steps: int) -> None:
        for number in range(steps):
            optimizer.zero_grad(set_to_none=True)
            loss_of(*pairs[number % batches(kind)]).backward()
            optimizer.step()

    return loop


if __name__ == "__main__":
    imported = time.perf_counter() - START
    begin = time.perf_counter()
    loop_ = trainer(*WORKLOADS[sys.argv[2]], sys.argv[1])
    loop_(1)
    facts = {"import_s": imported, "first_step_s": time.perf_counter() - begin, "version": torch.__version__}
    serve(timed(loop_), facts)
