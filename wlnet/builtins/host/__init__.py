"""The session and the machine around it: history, clocks, prompts, processes."""
