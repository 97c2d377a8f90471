"""Findings,.

Plans and cascades → text. One file per format; each gives the pieces of the output and writes nothing.
"""
