"""Associations, tables, dates, quantities, statistics: what data are kept in and asked by."""
