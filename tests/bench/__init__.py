"""Speed as a ratio to a baseline in the same run: `python -m tests.bench.accept`."""
