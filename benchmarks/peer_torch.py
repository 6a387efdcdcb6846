"""A worker for peers_cpu.py: PyTorch, eager or compiled, with one memory format or another.

peer_torch.py VARIANT WORKLOAD      VARIANT: eager, fused, channels_last, compile, compile_channels_last
"""

from __future__ import annotations

import sys
import time

from workloads import BETA1, BETA2, EPSILON, RATE, WORKLOADS, batches, data, serve, timed

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


NETS = {
    "line": lambda: nn.Linear(1, 1),
    "small": lambda: nn.Sequential(
        nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1)
    ),
    "dense": lambda: nn.Sequential(nn.Linear(784, 500), nn.ReLU(), nn.Linear(500, 10)),
    "lenet": _lenet,
    "resnet": _resnet,
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
    judge = F.cross_entropy if y.dtype == torch.int64 else F.mse_loss

    def loss_of(inputs, targets):
        return judge(net(inputs), targets)

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
