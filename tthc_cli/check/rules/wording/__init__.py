"""Rules about the words of a document: spellings, names, abbreviations."""
