"""Rules about what a document says of other documents."""
