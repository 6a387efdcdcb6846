"""A worker for peers_cpu.py: JAX, one step a call ("jit") or many steps in one compiled loop ("scan").

    peer_jax.py VARIANT WORKLOAD

Images are (N, H, W, C), which XLA likes best on the CPU. The moving statistics of batch normalization are
left out: they cost next to nothing.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise

from workloads import BETA1, BETA2, EPSILON, RATE, WORDS, WORKLOADS, batches, data, serve, timed

START = time.perf_counter()

import jax  # noqa: E402 (the time to import counts)
import jax.numpy as jnp  # noqa: E402
from jax import lax  # noqa: E402

AXES = {1: ("NWC", "WIO", "NWC"), 2: ("NHWC", "HWIO", "NHWC")}


def dense(key, inputs, outputs):
    return {"w": jax.random.normal(key, (inputs, outputs)) * (1 / inputs) ** 0.5, "b": jnp.zeros(outputs)}


def product(p, x):
    return x @ p["w"] + p["b"]


def kernels(key, *shape):
    fan = 1
    for n in shape[:-1]:
        fan *= n
    return {"w": jax.random.normal(key, shape) * (2 / fan) ** 0.5, "b": jnp.zeros(shape[-1])}


def convolved(p, x, stride=1, padding="VALID"):
    rank = x.ndim - 2
    y = lax.conv_general_dilated(x, p["w"], (stride,) * rank, padding, dimension_numbers=AXES[rank])
    return y + p["b"]


def pooled(x):
    window = (1, *(2,) * (x.ndim - 2), 1)
    return lax.reduce_window(x, -jnp.inf, lax.max, window, window, "VALID")


def normalized(p, x, stride=1):
    y = convolved(p, x, stride, "SAME" if stride == 1 else [(p["w"].shape[0] // 2,) * 2] * 2) - p["b"]
    mean, square = y.mean((0, 1, 2)), (y * y).mean((0, 1, 2))
    return (y - mean) * (lax.rsqrt(square - mean * mean + 1e-5) * p["g"]) + p["b"]


def flat(x):
    return x.reshape(x.shape[0], -1)


def line(keys):
    return dense(next(keys), 1, 1), product


def small(keys):
    p = [dense(next(keys), *sizes) for sizes in ((2, 32), (32, 32), (32, 1))]
    return p, lambda p, x: product(p[2], jnp.tanh(product(p[1], jnp.tanh(product(p[0], x)))))


def wide(keys):
    p = [dense(next(keys), 784, 500), dense(next(keys), 500, 10)]
    return p, lambda p, x: product(p[1], jax.nn.relu(product(p[0], x)))


def lenet(keys):
    p = [kernels(next(keys), 5, 5, 1, 20), kernels(next(keys), 5, 5, 20, 50)]
    p += [dense(next(keys), 800, 500), dense(next(keys), 500, 10)]

    def net(p, x):
        for kernel in p[:2]:
            x = jax.nn.relu(pooled(convolved(kernel, x)))
        return product(p[3], jax.nn.relu(product(p[2], flat(x))))

    return p, net


def vgg(keys):
    sizes = (3, 32, 32, 64, 64, 128, 128)
    p = [kernels(next(keys), 3, 3, a, b) for a, b in pairwise(sizes)]
    p += [dense(next(keys), 2048, 256), dense(next(keys), 256, 10)]

    def net(p, x):
        for number, kernel in enumerate(p[:6]):
            x = jax.nn.relu(convolved(kernel, x, padding="SAME"))
            x = pooled(x) if number % 2 else x
        return product(p[7], jax.nn.relu(product(p[6], flat(x))))

    return p, net


def waves(keys):
    p = [kernels(next(keys), *shape) for shape in ((5, 4, 32), (5, 32, 64), (3, 64, 64))]
    p.append(dense(next(keys), 2048, 10))

    def net(p, x):
        for number, kernel in enumerate(p[:3]):
            x = jax.nn.relu(convolved(kernel, x, padding="SAME"))
            x = pooled(x) if number < 2 else x
        return product(p[3], flat(x))

    return p, net


def resnet(keys):
    sizes = ((3, 3, 3, 16), (3, 3, 16, 16), (3, 3, 16, 16), (3, 3, 16, 32), (3, 3, 32, 32), (1, 1, 16, 32))
    sizes += ((3, 3, 32, 64), (3, 3, 64, 64), (1, 1, 32, 64))
    p = [kernels(next(keys), *shape) | {"g": jnp.ones(shape[-1])} for shape in sizes]
    p.append(dense(next(keys), 64, 10))

    def net(p, x):
        ramp = jax.nn.relu
        x = ramp(normalized(p[0], x))
        x = ramp(normalized(p[2], ramp(normalized(p[1], x))) + x)
        for one, two, way in ((3, 4, 5), (6, 7, 8)):
            x = ramp(normalized(p[two], ramp(normalized(p[one], x, 2))) + normalized(p[way], x, 2))
        return product(p[9], x.mean((1, 2)))

    return p, net


def embedded(keys, size, positions=0):
    p = {"words": jax.random.normal(next(keys), (WORDS, size))}
    return p | ({"places": 0.02 * jax.random.normal(next(keys), (positions, size))} if positions else {})


def lstm(keys):
    p = [embedded(keys, 32), dense(next(keys), 32, 256), dense(next(keys), 64, 256), dense(next(keys), 64, 2)]

    def net(p, x):
        def step(state, z):
            h, c = state
            i, f, o, m = jnp.split(z + product(p[2], h), 4, -1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(m)
            return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

        zeros = jnp.zeros((x.shape[0], 64))
        inputs = product(p[1], p[0]["words"][x]).swapaxes(0, 1)
        return product(p[3], lax.scan(step, (zeros, zeros), inputs)[0][0])

    return p, net


def gru(keys):
    p = [embedded(keys, 32), dense(next(keys), 32, 192), dense(next(keys), 64, 192), dense(next(keys), 64, 2)]

    def net(p, x):
        def step(h, z):
            (r, i, m), (of_r, of_i, of_m) = jnp.split(z, 3, -1), jnp.split(product(p[2], h), 3, -1)
            i = jax.nn.sigmoid(i + of_i)
            return (1 - i) * jnp.tanh(m + jax.nn.sigmoid(r + of_r) * of_m) + i * h, None

        inputs = product(p[1], p[0]["words"][x]).swapaxes(0, 1)
        return product(p[3], lax.scan(step, jnp.zeros((x.shape[0], 64)), inputs)[0])

    return p, net


def standard(p, x):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) * lax.rsqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-5) * p["g"] + p["b"]


def attending(p, x):
    batch, words, size = x.shape
    given = product(p["given"], standard(p["before"], x)).reshape(batch, words, 3, 4, 16)
    q, k, v = given.transpose(2, 0, 3, 1, 4)
    scores = jnp.einsum("bhqd,bhkd->bhqk", q, k) / 4
    scores = jnp.where(jnp.tril(jnp.ones((words, words), bool)), scores, -1e30)
    seen = jnp.einsum("bhqk,bhkd->bhqd", jax.nn.softmax(scores), v)
    x = x + product(p["out"], seen.transpose(0, 2, 1, 3).reshape(batch, words, size))
    inner = jax.nn.gelu(product(p["wide"], standard(p["between"], x)), approximate=False)
    return x + product(p["narrow"], inner)


def transformer(keys):
    def scale():
        return {"g": jnp.ones(64), "b": jnp.zeros(64)}

    sizes = {"given": (64, 192), "out": (64, 64), "wide": (64, 256), "narrow": (256, 64)}
    blocks = [
        {name: dense(next(keys), *size) for name, size in sizes.items()}
        | {"before": scale(), "between": scale()}
        for _ in range(2)
    ]
    p = [embedded(keys, 64, 64), blocks, scale(), dense(next(keys), 64, WORDS)]

    def net(p, x):
        x = p[0]["words"][x] + p[0]["places"]
        for block in p[1]:
            x = attending(block, x)
        return product(p[3], standard(p[2], x))

    return p, net


NETS = {
    "line": line,
    "small": small,
    "dense": wide,
    "lenet": lenet,
    "lstm": lstm,
    "gru": gru,
    "resnet": resnet,
    "transformer": transformer,
    "vgg": vgg,
    "waves": waves,
}


def trainer(kind: str, batch: int, variant: str):
    """(a function that makes so many steps, of which it makes multiples of this)."""
    keys = iter(jax.random.split(jax.random.PRNGKey(0), 16))
    parameters, net = NETS[kind](keys)
    count = batches(kind)
    x, y = data(kind, batch)
    x = x.transpose(0, *range(2, x.ndim), 1).copy() if x.ndim > 2 else x
    x, y = (jnp.asarray(v.reshape(count, batch, *v.shape[1:])) for v in (x, y))

    def loss(p, x, y):
        z = net(p, x)
        if y.dtype == jnp.float32:
            return jnp.mean((z - y) ** 2)
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[..., None], -1))

    def step(state, pair):
        p, m, v, t = state
        value, g = jax.value_and_grad(loss)(p, *pair)
        t = t + 1
        m = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, m, g)
        v = jax.tree.map(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, v, g)
        a, b = 1 - BETA1**t, 1 - BETA2**t
        p = jax.tree.map(lambda p, m, v: p - RATE * (m / a) / (jnp.sqrt(v / b) + EPSILON), p, m, v)
        return (p, m, v, t), value

    zeros = jax.tree.map(jnp.zeros_like, parameters)
    state = [(parameters, zeros, jax.tree.map(jnp.zeros_like, parameters), jnp.zeros((), jnp.int32))]
    if variant == "jit":
        one = jax.jit(step, donate_argnums=0)
        pairs = [(x[n], y[n]) for n in range(count)]

        def loop(steps: int) -> None:
            for number in range(steps):
                state[0], value = one(state[0], pairs[number % count])
            jax.block_until_ready((state[0], value))

        return loop, 1
    many = jax.jit(lambda state, x, y: lax.scan(step, state, (x, y)), donate_argnums=0)

    def loop(steps: int) -> None:
        for _ in range(max(1, steps // count)):
            state[0], values = many(state[0], x, y)
        jax.block_until_ready((state[0], values))

    return loop, count


if __name__ == "__main__":
    imported = time.perf_counter() - START
    begin = time.perf_counter()
    loop_, multiple = trainer(*WORKLOADS[sys.argv[2]], sys.argv[1])
    loop_(1)
    facts = {"import_s": imported, "first_step_s": time.perf_counter() - begin, "version": jax.__version__}
    serve(timed(loop_, multiple), facts)
