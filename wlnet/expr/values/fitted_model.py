"""FittedModel: what LinearModelFit and NonlinearModelFit give."""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S


class FittedModel:
    """
    kind          "Linear" or "Nonlinear"
    best          the fitted expression
    variables     symbols of the predictors
    basis         functions, or names of the parameters
    regression    the numbers behind it (an algebra.fitting.Regression)
    data          as it was given
    shown         the text of the best fit
    """

    wl_head = S.FittedModel

    def __init__(self, kind: str, best, variables: tuple, basis: tuple, regression, data, shown: str):
        self.kind = kind
        self.best = best
        self.variables = variables
        self.basis = basis
        self.regression = regression
        self.data = data
        self.shown = shown

    def wl_normal(self):
        return self.best

    def wl_text(self, form: str) -> str:
        return f"FittedModel[{self.shown}]"

    def wl_input(self) -> Expr:
        return Expr(S.FittedModel, (self.best,))

    def __repr__(self) -> str:
        return self.wl_text("FullForm")
