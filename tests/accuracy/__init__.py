"""How well documents are read, form by form: `python -m tests.accuracy` writes the table of docs/accuracy.md."""
