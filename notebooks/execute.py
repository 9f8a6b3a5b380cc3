"""What notebooks/run does with notebooks: execute them, strip them, check that they are stripped."""

import argparse
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

import onrecord

CELL_SECONDS = 600
COLOURS = re.compile(r"\x1b\[[0-9;]*m")

# Of a notebook's metadata, what does not depend on who ran it last.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def strip(path):
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    nbformat.write(notebook, path)


def faults(path):
    """What keeps a notebook from being one to commit."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if any(cell.outputs or cell.execution_count is not None for cell in code):
        yield "holds outputs or execution counts; take them out by: notebooks/run --strip"
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield f"is of nbformat {notebook.nbformat}.{notebook.nbformat_minor}, not 4.5, the one with cell ids"


def execute(path, save):
    """What went wrong, or None."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=CELL_SECONDS,
        resources={"metadata": {"path": str(path.parent)}},
        # A socket that others on the machine cannot read.
        config=Config({"KernelManager": {"transport": "ipc"}}),
    )
    # What the kernel's process says, Spark's warnings among it, is of interest only if something went wrong.
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        try:
            client.execute(stderr=log)
            return None
        except CellExecutionError as error:
            summary = (error.evalue.splitlines() or [""])[0]
            return f"{error.ename}: {summary}\n{COLOURS.sub('', error.traceback)}"
        # A kernel that died, or a cell that took too long.
        except Exception as error:
            log.seek(0)
            return f"{type(error).__name__}: {error}\n{log.read()}"
        finally:
            if save:
                save.mkdir(parents=True, exist_ok=True)
                nbformat.write(notebook, save / path.name)


def execute_all(paths, save):
    try:
        print(f"run {onrecord.current().path}", flush=True)
    except FileNotFoundError as error:
        sys.exit(f"notebooks/run: {error}")
    failed = 0
    for path in paths:
        start = time.monotonic()
        error = execute(path.resolve(), save)
        print(f"{'failed' if error else 'ok':8}{path.name:32}{time.monotonic() - start:6.1f} s", flush=True)
        if error:
            failed += 1
            print(f"notebooks/run: {path.name}: {error}", file=sys.stderr, flush=True)
    sys.exit(1 if failed else 0)


def check_all(paths):
    found = [f"notebooks/run: {path.name} {fault}" for path in paths for fault in faults(path)]
    if found:
        sys.exit("\n".join(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["execute", "strip", "check"])
    parser.add_argument("--save", type=Path)
    parser.add_argument("notebooks", type=Path, nargs="+")
    arguments = parser.parse_args()
    if arguments.action == "execute":
        execute_all(arguments.notebooks, arguments.save)
    elif arguments.action == "check":
        check_all(arguments.notebooks)
    else:
        for path in arguments.notebooks:
            strip(path)


if __name__ == "__main__":
    main()
