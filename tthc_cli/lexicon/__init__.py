"""Words of the trade: typed access to `data/*.yaml`. Every list of words the program knows lives there, with its
source.
"""
