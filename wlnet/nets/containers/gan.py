"""NetGANOperator: a generator and a discriminator that learn against each other."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.construct import assemble
from wlnet.nets.layer import layer
from wlnet.nets.operators import Operator, inner_net
from wlnet.nets.shorthand import with_number_at
from wlnet.nets.types import size_words, with_article
from wlnet.tensor.ops.elementwise import log, maximum, scale_gradient, softplus

ARGUMENTS = Message(
    "NetGANOperator::nargs",
    "NetGANOperator takes {generator, discriminator} and a loss, and options; it has `1` arguments.",
)
NO_SCORE = Message("NetGANOperator::score", "The discriminator should give one number, but `1` gives `2`.")
PAIR = Message("NetGANOperator::pair", "`1` should be {generator, discriminator}.")
BAD_LOSS = Message(
    "NetGANOperator::invloss", 'The loss `1` should be Automatic, "JensenShannon" or "Wasserstein".'
)
LOSSES = ("JensenShannon", "Wasserstein")
SMALLEST = 1e-37  # a probability in Real32


@layer("NetGANOperator")
class NetGANOperator(Operator):
    """Two nets trained together: the discriminator tells samples from what the generator makes, the
    generator makes what it does not tell.

    Sample           what the discriminator takes
    Latent           what the generator takes
    LossReal         number: of the sample
    LossFake         number: of what the generator made
    GeneratedFake    what the generator made

    "JensenShannon" is -ln D(sample) and -ln(1 - D(G(latent))), "Wasserstein" is -D(sample) and D(G(latent)).
    Automatic is the first where the discriminator ends in a logistic sigmoid. A training makes the sum of
    both small for the discriminator; the gradient that reaches the generator has the opposite sign.
    The nets are the parts "Generator" and "Discriminator".
    Source: reference page NetGANOperator.
    """

    inputs: tuple = ("Sample", "Latent")
    outputs: tuple = ("LossReal", "LossFake", "GeneratedFake")
    losses: tuple = ("LossReal", "LossFake")
    loss: str | None = None  # None: Automatic
    varying = False
    keeps_states = False

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetGANOperator[{generator, discriminator}, loss, options...]; see construct.make."""
        if len(args) not in (1, 2):
            raise ARGUMENTS(len(args))
        if not is_list(args[0]) or len(args[0]) != 2:
            raise PAIR(args[0])
        generator, discriminator = (
            inner_net(one, "NetGANOperator", apply, key=key) for key, one in enumerate(args[0], 1)
        )
        loss = args[1] if len(args) == 2 else S.Automatic
        if loss is not S.Automatic and loss not in LOSSES:
            raise BAD_LOSS(loss)
        sheet = NetGANOperator(loss=None if loss is S.Automatic else loss)
        return assemble(sheet, options, {"Generator": generator, "Discriminator": discriminator})

    def infer(self, shapes):
        made, judged = shapes.children["Generator"], shapes.children["Discriminator"]
        out, entry = made.layer.outputs[0], judged.layer.inputs[0]
        shapes.expose(made, "Latent", made.layer.inputs[0])
        shapes.expose(judged, "Sample", entry)
        made.solve()
        made.connect(out, judged, entry)
        judged.solve()
        score = judged.layer.outputs[0]
        if judged[score]:
            raise NO_SCORE(judged.title, with_article(size_words(judged[score])))
        judged.unify(score, ())
        shapes.expose(made, "GeneratedFake", out)
        shapes.unify("LossReal", ())
        shapes.unify("LossFake", ())

    def prepared(self, net):
        """A bare 1 at the end of the discriminator is a number."""
        return with_number_at(net, "LossReal")

    def origin(self, net, port: str):
        key = "Generator" if port == "GeneratedFake" else "Discriminator"
        return key, net.children[key].layer.outputs[0]

    def feeding(self, net, key):
        """The discriminator judges what the generator makes (and the sample)."""
        return None if key == "Generator" else ("Generator", net.children["Generator"].layer.outputs[0])

    def lower(self, net, inputs: dict, run) -> dict:
        made, judged = net.children["Generator"], net.children["Discriminator"]
        (fake,) = run("Generator", {made.layer.inputs[0]: inputs["Latent"]}).values()
        entry = judged.layer.inputs[0]
        (real_score,) = run("Discriminator", {entry: inputs["Sample"]}).values()
        (fake_score,) = run("Discriminator", {entry: scale_gradient(fake, factor=-1)}).values()
        if self.form(judged) == "Wasserstein":
            losses = -real_score, fake_score
        else:
            losses = _minus_log(real_score), _minus_log_rest(fake_score)
        return {"LossReal": losses[0], "LossFake": losses[1], "GeneratedFake": fake}

    def form(self, discriminator) -> str:
        """The loss that is meant."""
        if self.loss is not None:
            return self.loss
        last = discriminator.maker(discriminator.layer.outputs[0])
        tree = last.layer.function.tree if last.kind == "ElementwiseLayer" else None
        logistic = isinstance(tree, Expr) and len(tree) == 1 and tree.head in (S.LogisticSigmoid, "Sigmoid")
        return "JensenShannon" if logistic else "Wasserstein"

    def show(self, children: dict) -> tuple:
        nets = wl_list((children["Generator"], children["Discriminator"]))
        return (nets,) if self.loss is None else (nets, self.loss)


def _logit(p):
    """What went into the sigmoid that gave p, in the shape of p; None where there was none."""
    node = p.node
    if node is None:
        return None
    if node.op.name == "sigmoid":
        return node.inputs[0]
    inner = _logit(node.inputs[0]) if node.op.name == "reshape" else None
    return None if inner is None else inner.reshape(p.shape)


def _minus_log(p):
    """-ln p without overflow where p is a sigmoid."""
    x = _logit(p)
    return -log(maximum(p, SMALLEST)) if x is None else softplus(-x)


def _minus_log_rest(p):
    """-ln(1 - p), likewise."""
    x = _logit(p)
    return -log(maximum(1 - p, SMALLEST)) if x is None else softplus(x)
