"""User code to Python closures: bodies of functions, right sides of rules, loops."""
