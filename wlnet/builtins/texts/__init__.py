"""Strings, characters, and expressions as text."""
