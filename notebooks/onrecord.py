"""Finds the tables of a finished run: ``run = onrecord.current("../out")``."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """A finished run. ``path`` is its directory: run.json and the report are there too."""

    path: Path

    @property
    def tables(self):
        """The names of its tables."""
        return sorted(child.name for child in (self.path / "tables").iterdir() if child.is_dir())

    def parquet(self, table):
        """The glob of a table's Parquet files, as DuckDB, Polars and Spark take it."""
        if table not in self.tables:
            raise ValueError(f"no table {table!r}; there are {', '.join(self.tables)}")
        return str(self.path / "tables" / table / "*.parquet")


def current(output=None):
    """The run that ``output``/current names; without ``output`` that of $ONRECORD_OUTPUT, else of ../out from here."""
    chosen = output or os.environ.get("ONRECORD_OUTPUT") or Path(__file__).resolve().parent.parent / "out"
    root = Path(os.path.abspath(os.path.expanduser(chosen)))
    remedy = f"make one by: ./onrecord run --input seeds --output {shlex.quote(str(root))}"
    try:
        run_id = (root / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(f"no run in {root}; {remedy}") from None
    run = Run(root / "runs" / run_id)
    if not run_id or not (run.path / "tables").is_dir():
        raise FileNotFoundError(f"{root / 'current'} names run {run_id!r}, which is not there; {remedy}")
    return run
