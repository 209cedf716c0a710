"""Who sends and gets messages: one body for all spellings of a post."""

from __future__ import annotations

from functools import lru_cache

import attrs

from cablegram import tables
from cablegram.tables import Post

__all__ = ["Body", "body_named"]

#: how many spellings are remembered; most messages have the same few
_REMEMBERED = 1 << 14
#: kinds of posts that are called by the city they are in
_BY_CITY = {"embassy": "US Embassy", "consulate": "US Consulate"}


@attrs.frozen
class Body:
    """A post, a department, or whoever else stands in a heading."""

    #: tells it from others: the post's name, or the spelling with its blanks folded
    key: str
    #: as people say it
    name: str
    #: other names of a post
    aliases: tuple[str, ...] = ()
    city: str | None = None
    #: where it is, by the letters of ISO 3166
    country: str | None = None
    #: a post that the table knows
    is_post: bool = False


@lru_cache(maxsize=_REMEMBERED)
def body_named(name: str) -> Body:
    """Return the body that is meant by the name of a sender or addressee.

    >>> body_named("AMEMBASSY LIMA").key, body_named("Lima").name, body_named("LIMA").country
    ('post LIMA', 'US Embassy Lima', 'PE')
    >>> body_named("HARBOUR  MASTER OSLO").name
    'HARBOUR MASTER OSLO'
    """
    post = tables.post(name)
    if post is None:
        folded = " ".join(name.split())
        return Body(f"name {folded.upper()}", folded)
    title = _title(post)
    return Body(
        f"post {post.name}",
        title,
        tuple(alias for alias in (post.name, *post.aliases) if alias != title),
        post.city,
        tables.country_code(post.country) if post.country else None,
        is_post=True,
    )


def _title(post: Post) -> str:
    if post.kind in _BY_CITY and post.city:
        return f"{_BY_CITY[post.kind]} {post.city}"
    return post.name
