"""Rules about what a person accepts in `tthc.yaml` and in comments of documents."""
