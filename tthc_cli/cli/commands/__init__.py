"""One file per command. What a command needs beyond its options is imported when it runs: `--help` stays quick."""
