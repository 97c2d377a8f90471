"""The labelled set of `tthc check`: documents in which every fault is written down, by rule and place.

`labels/*.yaml` name a document of `documents/`, or with `corpus` one of the real documents below TTHC_CORPUS, whose
text may not be copied here. A spot is one fault: the rule's code with the line of the extracted text, or with words of
it where the lines depend on a program. `right: true` marks a near miss: a place that looks like the fault and is none;
`either: true` one that counts neither way, with the reason in `why`.
"""
