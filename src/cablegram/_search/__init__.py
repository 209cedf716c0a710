"""Search in records: a small language, and two engines that give the same answers.

| module | what it does |
| --- | --- |
| `syntax` | an expression, by `grammar/search`, to terms and what joins them |
| `errors` | what is wrong with an expression, and where |
| `values` | dates, numbers of messages, whole numbers |
| `places` | where values stand in a record, from its shapes |
| `conditions` | what is compared |
| `terms` | from terms to conditions: keys of the record, and a table of words for people |
| `fold` | words as they are compared, in Python and in SQL |
| `cited` | what a message cites, looked up in front of a search |
| `records` | the engine for records |
| `sql` | the engine for tables |
| `tables` | Parquet files through DuckDB |
| `counts` | what is counted and sorted by |
| `context` | words found, with what is around them |
| `explain` | a search in words |
"""
