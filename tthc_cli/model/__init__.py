"""What a plan is: frozen models, the public JSON of `tthc`. No logic beyond their own invariants."""
