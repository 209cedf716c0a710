"""What ``cablegram.arrow`` offers.

| module | what it does |
| --- | --- |
| `schema` | Arrow types, derived from the shapes of the record |
| `values` | values of a record as Arrow takes them, and back |
| `rows` | cables, texts and batches in; tables and records out |
"""
