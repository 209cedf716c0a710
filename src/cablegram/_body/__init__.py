"""Interpretation: what the grammar cannot tell about the body, decided in one visible stage.

``pieces`` flattens the tree, ``sequence`` decides which numbers count paragraphs, ``shape``
tells headings and continued paragraphs, ``assemble`` builds the blocks, ``signature`` finds
who signed. Each decision against the letter of the text is a finding.
"""
