"""Measures what it is asked to, and writes what is known by then. See bench/performance."""
import argparse
import pathlib

from . import page, parts


def main():
    parser = argparse.ArgumentParser(prog="bench/performance")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("part", nargs="*", choices=[*parts.ALL, []], help="what to measure; all but growth if left out")
    given = parser.parse_args()
    results = parts.Results.load()
    for part in given.part or [name for name in parts.ALL if name != "growth"]:
        parts.ALL[part](given.data.resolve(), results)
    page.write(results.values)


if __name__ == "__main__":
    main()
