#!/usr/bin/env python3
"""Runs the three programs in turn, five times, and prints their best times and peak memory."""
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 5


def run(command):
    """Seconds, seconds of processor and peak KiB of one run, its output thrown away."""
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
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


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
    best = {name: tuple(map(min, zip(*runs))) for name, runs in results.items()}
    peak = {name: max(kib for *_, kib in runs) / 1024 for name, runs in results.items()}
    wall, processor, _ = best["find"]
    for name, (seconds, cpu, _) in best.items():
        print(
            f"{name:16} {seconds:7.3f} s {seconds / wall:6.2f} x find   "
            f"processor {cpu:7.3f} s {cpu / processor:6.2f} x find   {peak[name]:6.1f} MiB")
    return 0 if best["lib-scan"][0] <= 4 * wall and peak["lib-scan"] <= 64 else 1


if __name__ == "__main__":
    sys.exit(main())
