"""What a process costs, as the operating system accounts for it."""
import dataclasses
import os
import statistics
import subprocess
import sys
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    """Of a command and all that it started.

    :param wall: seconds from start to end
    :param cpu: seconds of all its threads, the kernel's on its behalf included
    :param memory: the most that one process of it held in memory, in MB
    """

    wall: float
    cpu: float
    memory: float

    def __add__(self, other):
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


def run(command, log, **options):
    """Runs a command to its end; what it prints goes to a file.

    :raises SystemExit: if it fails, with what it printed last
    """
    with open(log, "w", encoding="utf8") as out:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=out, stdin=subprocess.DEVNULL, **options)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = open(log, encoding="utf8", errors="replace").read()[-2000:]
        sys.exit(f"{command[0]} ended with {process.returncode}:\n{last}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(costs):
    """Of each figure by itself."""
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in dataclasses.fields(Cost)))
