"""file → RawDocument. One file per format; knows files, knows nothing of plans."""
