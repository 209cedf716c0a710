"""Messages and what they cite, as a graph of networkx.

| module | what it does |
| --- | --- |
| `citing` | the facts of a message that a graph is made of |
| `names` | what a node is called; characters that no file of a graph can hold |
| `sent` | messages found by sender and date-time group |
| `build` | the graph, message by message |
| `counts` | what is counted in a graph: resolved, missing, most cited |
| `write` | GraphML, DOT, CSV, JSON lines |
"""
