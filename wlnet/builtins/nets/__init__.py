"""Nets and their training."""
