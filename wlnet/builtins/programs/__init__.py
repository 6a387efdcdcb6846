"""Evaluation and control: definitions, scoping, loops, patterns, messages, options."""
