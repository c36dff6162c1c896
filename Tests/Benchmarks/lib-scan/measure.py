#!/usr/bin/env python3
"""Runs the three programs in turn, five times, and prints their best times and peak memory."""
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 5


def run(command):
    """Seconds and peak KiB of one run with its output thrown away."""
    null = os.open(os.devnull, os.O_WRONLY)
    start = time.monotonic()
    process = os.posix_spawnp(
        command[0], command, os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    _, status, usage = os.wait4(process, 0)
    seconds = time.monotonic() - start
    os.close(null)
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}")
    return seconds, usage.ru_maxrss


def main():
    tool, tree = sys.argv[1:]
    commands = {
        "find": ["find", tree, "-type", "f", "-printf", "%p %s %T@\\n"],
        "lib-scan": [tool, "-q", tree],
        "python os.walk": [sys.executable, os.path.join(HERE, "os-walk.py"), tree],
    }
    results = {name: [] for name in commands}
    run(commands["find"])  # warms the caches
    for _ in range(ROUNDS):
        for name, command in commands.items():
            results[name].append(run(command))
    base = min(seconds for seconds, _ in results["find"])
    for name, runs in results.items():
        best, peak = min(seconds for seconds, _ in runs), max(kib for _, kib in runs)
        print(f"{name:16} {best:7.3f} s   {best / base:5.2f} x find   {peak / 1024:6.1f} MiB")
    best, peak = min(s for s, _ in results["lib-scan"]), max(k for _, k in results["lib-scan"])
    return 0 if best <= 4 * base and peak <= 64 * 1024 else 1


if __name__ == "__main__":
    sys.exit(main())
