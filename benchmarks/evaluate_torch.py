"""A worker for evaluate.py: PyTorch evaluates the nets, one call after the other.

Reads lines "NAME BATCH SECONDS" and answers each with the microseconds of a call, the least of some rounds.
"""

from __future__ import annotations

import sys

import torch
from evaluation import example, least
from peer_torch import NETS

if __name__ == "__main__":
    nets = {}
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        name, batch, seconds = line.split()
        net = nets.setdefault(name, NETS[name]().eval())
        x = example(name, int(batch))
        with torch.inference_mode():
            print(least(lambda net=net, x=x: net(torch.from_numpy(x)).numpy(), float(seconds)), flush=True)
