"""Pages that are pictures → `PageContent`: the same words and rules that a digital page gives, so that lattice and
layout do not know who read the page.

picture ─▶ ink ─▶ upright ─▶ rules ─▶ regions ─▶ words
"""
