"""Files, streams and paths."""
