"""Figures balanced by least squares under linear constraints, with SciPy: values, and standard errors of the first cells.

with_scipy.py CELLS.csv TERMS.csv OUT.csv    cells: value,variance; terms: constraint,cell,coefficient; all targets are 0
"""

import json
import sys
import time

import numpy as np
from scipy.sparse import csc_matrix, diags
from scipy.sparse.linalg import splu

cells, terms, out = sys.argv[1:]
value, variance = np.loadtxt(cells, delimiter=",", unpack=True)
row, column, coefficient = np.loadtxt(terms, delimiter=",", unpack=True)
constraints = csc_matrix((coefficient, (row.astype(int), column.astype(int))), shape=(int(row.max()) + 1, len(value)))

started = time.perf_counter()
spread = diags(variance) @ constraints.T.tocsc()
# The order for symmetric matrices, without exchange of rows: what SciPy is quickest with.
symmetric = {"permc_spec": "MMD_AT_PLUS_A", "diag_pivot_thresh": 0.0, "options": {"SymmetricMode": True}}
system = splu((constraints @ spread).tocsc(), **symmetric)
balanced = value - spread @ system.solve(constraints @ value)
# What rounding left.
balanced -= spread @ system.solve(constraints @ balanced)
seconds = time.perf_counter() - started

# Standard errors one by one: SciPy has no selected inverse.
few = 200
rows = spread[:few].toarray()
errors = np.sqrt(variance[:few] - np.einsum("ij,ji->i", rows, system.solve(rows.T)))
error_seconds = time.perf_counter() - started - seconds
np.savetxt(out, np.column_stack([balanced, np.pad(errors, (0, len(value) - few), constant_values=np.nan)]), delimiter=",", fmt="%.17g")
print(json.dumps({"seconds": seconds, "error_seconds": error_seconds, "errors": few}))
