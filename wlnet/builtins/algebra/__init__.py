"""Formulas: expanded, solved, differentiated, integrated, expanded in series."""
