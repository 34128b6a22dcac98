"""Figures, as ratios in one run. `make bench` and `make bench-search` print them; docs/performance.md keeps them."""
