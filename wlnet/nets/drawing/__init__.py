"""Nets as text, tables and pictures."""
