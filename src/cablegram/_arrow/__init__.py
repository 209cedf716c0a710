"""What ``cablegram.arrow`` offers.

| module | what it does |
| --- | --- |
| `schema` | Arrow types, derived from the shapes of the record |
| `values` | values of a record as Arrow takes them, and back |
| `lists` | which lists of a record have tables of their own |
| `children` | those tables |
| `rows` | cables, texts and batches in; tables and records out |
"""
