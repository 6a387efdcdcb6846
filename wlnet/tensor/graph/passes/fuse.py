"""Neighbours that one kernel can do at once, or in a way that loses no digits."""

from __future__ import annotations

from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.ops.elementwise import exp, log, log1p, negate, sigmoid, softplus
from wlnet.tensor.ops.reduction import log_softmax, logsumexp, softmax, total

FUSE = Rules("fuse")


@FUSE.rule(log)
def log_of_softmax(node):
    """log(softmax(x)) loses the small ones; log_softmax does not."""
    (x,) = node.inputs
    if x.node is not None and x.node.op is softmax:
        return log_softmax(x.node.inputs[0], **x.node.params)
    return None


@FUSE.rule(log)
def log_of_sum_of_exp(node):
    """log(total(exp(x))) overflows; logsumexp does not."""
    (x,) = node.inputs
    if x.node is None or x.node.op is not total:
        return None
    (y,) = x.node.inputs
    if y.node is None or y.node.op is not exp:
        return None
    return logsumexp(y.node.inputs[0], **x.node.params)


@FUSE.rule(log1p)
def log1p_of_exp(node):
    """log1p(exp(x)) overflows; softplus does not."""
    (x,) = node.inputs
    return softplus(x.node.inputs[0]) if x.node is not None and x.node.op is exp else None


@FUSE.rule(log)
def log_of_sigmoid(node):
    """log(sigmoid(x)) is -softplus(-x)."""
    (x,) = node.inputs
    return negate(softplus(negate(x.node.inputs[0]))) if x.node is not None and x.node.op is sigmoid else None
