"""What a process loads at the first use, when two sessions in two threads ask for it at the same moment."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
import threading
from wlnet import Session

start, values = threading.Barrier(3), []

def ask():
    session = Session()
    start.wait()
    values.append((session.evaluate(sys.argv[1]), session.messages))

threads = [threading.Thread(target=ask) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert all(not messages for _, messages in values), values
print(*[value for value, _ in values])
"""


@pytest.mark.parametrize(
    "code, value",
    [
        ("Total[Table[Sin[i/10.]/Sin[i/10.], {i, 50}]] + Mean[{1., 3}]", "52.0"),
        ('Length[ExampleData[{"MachineLearning", "FisherIris"}, "Data"]]', "150"),
        ('Length[NetInitialize[NetChain[{8, Tanh, 3}, "Input" -> 2]][{1., 2.}]]', "3"),
    ],
)
def test_sessions_load_the_same_at_the_same_time(code, value):
    done = subprocess.run([sys.executable, "-c", PROGRAM, code], capture_output=True, text=True, timeout=100)
    assert done.stdout.split() == [value] * 3, done.stdout + done.stderr
