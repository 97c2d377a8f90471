"""Rules about spelling: precise before complete."""
