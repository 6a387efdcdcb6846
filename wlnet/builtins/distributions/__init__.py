"""Families of probability distributions as sheets of formulas."""
