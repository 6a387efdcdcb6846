"""How an evaluation asks the person in front: the front end leaves a function in the session's state."""

ASK = "ask"  # key of a session's state: prompt -> a line, or None at the end
