"""Polynomials with whole coefficients in any number of kernels: arithmetic, divisors, factors."""
