"""What writes into people's files: always into a copy, and only what `docs/decisions/0010-edit.md` allows."""
