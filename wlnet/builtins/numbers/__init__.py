"""Numbers and what is computed with them one by one."""
