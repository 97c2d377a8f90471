"""Rules about a linked folder."""
