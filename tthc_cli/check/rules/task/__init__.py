"""Rules about the tasks of a plan."""
