"""Lists and their elements: made, chosen, ordered, grouped, combined."""
