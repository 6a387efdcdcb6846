"""Graphics and images."""
