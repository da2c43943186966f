"""Measures selfaccess beside its peers: `make bench`. What it found stands in docs/performance.md."""
