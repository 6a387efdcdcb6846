"""Vectors, matrices and arrays of numbers."""
