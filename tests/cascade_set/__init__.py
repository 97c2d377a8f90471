"""A labelled set of cascades of our own: what links, what covers what, and what contradicts (README.md)."""
