"""How the trees of the arbiter are grown; not part of the package."""
