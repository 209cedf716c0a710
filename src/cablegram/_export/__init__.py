"""Records in the forms that other people's tools load.

| module | what it does |
| --- | --- |
| `stored` | records out of a file that `convert` wrote |
| `reading` | the text of a message, as a reader sees it |
| `bodies` | who sends and gets messages: a post for each of its spellings |
| `ftm` | entities of followthemoney, for Aleph and its kin |
| `columns` | the columns of a flat table, taken from the shape of the record |
| `rows` | a record as rows of such tables |
| `sqlite` | an SQLite database with full-text search |
| `datasette` | what Datasette shows beside such a database |
| `place` | the file that is written, beside its place until it is whole |
"""
