"""Records to the formats of the field: JSON lines and CSV."""

from sayso.export.table import write_csv
from sayso.export.target import opened

__all__ = ["opened", "write_csv"]
