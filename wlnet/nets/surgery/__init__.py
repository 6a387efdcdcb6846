"""Functions from nets to nets of another structure."""
