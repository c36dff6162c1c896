#!/usr/bin/env python3
"""Runs find, lib-scan and a Python loop in turn, five times, on all cores and on one.

Prints rows for Tests/Benchmarks/all: name, ours, peer, ratio. The least of five times counts.
"""
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
        "ours": [tool, "-q", tree],
        "python": [sys.executable, os.path.join(HERE, "os-walk.py"), tree],
    }
    one_core = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]
    commands |= {name + " on one": one_core + commands[name] for name in ["find", "ours"]}
    results = {name: [] for name in commands}
    run(commands["find"])  # warms the caches
    for _ in range(ROUNDS):
        for name, command in commands.items():
            results[name].append(run(command))
    wall = {name: min(seconds for seconds, _, _ in runs) for name, runs in results.items()}
    cpu = {name: min(seconds for _, seconds, _ in runs) for name, runs in results.items()}
    peak = max(kib for _, _, kib in results["ours"]) // 1024

    def row(name, time, ours, peer):
        ratio = time[ours] / time[peer]
        print(f"{name}\t{time[ours]:.2f} s\t{time[peer]:.2f} s {peer.split()[0]}\t{ratio:.2f}")

    row("lib-scan", wall, "ours", "find")
    row("lib-scan-one-core", wall, "ours on one", "find on one")
    row("lib-scan-cpu", cpu, "ours on one", "find on one")
    row("lib-scan-python", cpu, "ours on one", "python")
    print(f"lib-scan-memory\t{peak} MiB\t-\t{peak}")


if __name__ == "__main__":
    main()
