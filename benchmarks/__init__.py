"""Measurements of articlecleaner beside its peers: `residue`, `uplift`, `speed`.

Run each as a module from the project's root, `python -m benchmarks.residue`; they read the
development corpora in `../shared`, and say so and stop where those are not present.
"""
