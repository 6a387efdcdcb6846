"""wlnet: Wolfram-style neural nets on an engine of their own.

    from wlnet import Session, wl
    Session().evaluate("Total[{1, 2, 3}]")

Names are loaded when they are asked for, so that `import wlnet` costs nothing.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "EvaluationError": "wlnet.session",
    "Evaluated": "wlnet.session",
    "Expr": "wlnet.expr.expr",
    "Image": "wlnet.expr.values.image",
    "ImageList": "wlnet.expr.values.image",
    "IncompleteInput": "wlnet.frontends.python",
    "MessageError": "wlnet.expr.message",
    "Session": "wlnet.session",
    "SessionEnded": "wlnet.session",
    "Symbol": "wlnet.expr.symbols",
    "WolframError": "wlnet.expr.message",
    "WolframSyntaxError": "wlnet.frontends.python",
    "parse": "wlnet.frontends.python",
    "parse_all": "wlnet.frontends.python",
    "to_text": "wlnet.frontends.python",
    "wl": "wlnet.frontends.python",
    "wlexpr": "wlnet.frontends.python",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str):
    if name not in _HOMES:
        raise AttributeError(f"module 'wlnet' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__():
    return sorted(__all__)
