"""Editing: only the text of what changed differs, in the manner of its neighbours.

Each field has a module here. It compares what is wanted with what stands there, and says
which characters of the input to replace by which; everything else is joined as it is. No
module prints a cable. A document has an editor of its own, for its lines have no manner.
"""
