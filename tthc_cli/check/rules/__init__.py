"""Rules by family. A rule is a value in a file of its own; families do not know each other."""
