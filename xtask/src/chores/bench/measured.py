"""Runs a command and says what it took: seconds on the clock, seconds of every core, memory at its highest.

measured.py ANSWER COMMAND...    what the command prints goes into the file ANSWER
"""

import json
import os
import subprocess
import sys
import time

with open(sys.argv[1], "wb") as answer:
    started = time.perf_counter()
    child = subprocess.Popen(sys.argv[2:], stdout=answer, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
child.returncode = os.waitstatus_to_exitcode(status)

# Linux counts the memory in KiB, macOS in bytes.
unit = 2**20 if sys.platform == "darwin" else 2**10
cost = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak_mib": usage.ru_maxrss / unit}
print(json.dumps(cost | {"code": child.returncode}))
