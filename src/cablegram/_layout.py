"""Which node of the tree holds which field: the head taken apart, the body set aside."""

from __future__ import annotations

from typing import TypeGuard

import attrs

from cablegram import nodes, tables
from cablegram._address import without_captions
from cablegram._ends import ended
from cablegram._fields.captions import caption_words, is_attention, is_instruction, names_office
from cablegram._messages import Message, messages, own_heading
from cablegram._repeats import without_repeats
from cablegram._run_on import parted_fields, parted_pages
from cablegram._sets import SETS, parted, whole_sets
from cablegram._smart import is_caption_line, split_block
from cablegram.tree import Node, Token

__all__ = ["Layout", "lay_out"]

#: fields that stand in the head of the text, with or without lines that continue them
_FIELDS = (
    nodes.ClassLine,
    nodes.ExecutiveOrderLine,
    nodes.TagsLine,
    nodes.SubjectLines,
    nodes.ReferenceLines,
    nodes.ReferenceItem,
    nodes.ClassifiedByLines,
    nodes.CorrectedCopy,
    nodes.MessageNumber,
    nodes.OfficeCodes,
    *SETS,
)
#: fields that no other entry of the record holds: blocks of the body
_ALSO_BLOCKS = (nodes.MessageNumber, nodes.UsmtfSet)
#: what no head has: a list that follows no references, a note, a paragraph on the line of a field
_ALWAYS_BODY = (nodes.ReferenceItem, nodes.ArchiveNote, nodes.Numbered)
#: what falls into a field and goes on for no field
_BREAKS = (nodes.PageLine, nodes.Banner, nodes.Stamp, nodes.DashLine)
#: no passing instruction of the samples has a longer line
_LONGEST = 75


@attrs.define
class Layout:
    """The nodes of a message by what they hold."""

    heading: list[Node | Token]
    #: nodes of the head that are fields, in the order of the text
    fields: list[Node]
    #: unlabelled lines of the head: captions, passing instructions
    loose: list[Token]
    #: the list of references: its first line, lettered lines, and what fell between them
    references: list[Node | Token]
    #: what the interpretation stage makes blocks of
    body: list[Node | Token]
    #: what stands behind the end of the text
    ending: list[Node | Token]
    #: captions, instructions and fields that later sections repeat
    repeated: list[Token] = attrs.Factory(list)
    #: what stands in the heading of a station that readdressed or repeated the message
    relayed: list[Node | Token] = attrs.Factory(list)
    #: the sections behind the first, each with the fields in the head of its text
    sections: list[tuple[Message, list[Node]]] = attrs.Factory(list)


def lay_out(document: nodes.Document) -> Layout:
    """Take the tree of a message apart; its other sections only add to the body."""
    main, *sections = messages(document)
    layout = Layout([], [], [], [], [], main.ending)
    own = own_heading(main.heading)
    if len(own) < len(main.heading):
        known = set(map(id, own))
        layout.relayed = [part for part in main.heading if id(part) not in known]
    layout.heading, prose = split_block(own)
    layout.heading, layout.loose = without_captions(layout.heading)
    layout.body += [part for part in layout.heading if isinstance(part, nodes.ArchiveNote)]
    for part in prose:
        if is_caption_line(part):
            layout.loose += [token for token in part.children if isinstance(token, Token)]
        else:
            layout.body.append(part)
    if main.text is not None:
        _lay_out_text(main.text, layout)
    for section in sections:
        more = Layout([], [], [], [], [], section.ending)
        if section.text is not None:
            _lay_out_text(section.text, more, later=True)
        body, again = without_repeats(more.body, _head_lines(layout), opened=True)
        layout.body += body
        layout.repeated += [*more.loose, *again]
        layout.sections.append((section, more.fields))
        layout.ending = section.ending
    layout.body, again = without_repeats(layout.body, _head_lines(layout))
    layout.repeated += again
    return layout


def _head_lines(layout: Layout) -> list[Token]:
    """Return the lines that a later section may repeat."""
    return [*layout.loose, *(token for field in layout.fields for token in field.tokens())]


def _lay_out_text(text: nodes.Text, layout: Layout, *, later: bool = False) -> None:
    lines = [child for child in text.children if not isinstance(child, nodes.Body)]
    head = parted_fields(parted_pages(whole_sets(lines), nodes.Loose))
    head = _with_corrections(_rejoined(_one_subject(head)))
    head = ended(head, bodied=isinstance(text.children[-1], nodes.Body))
    start = _prose_start(head) if later else _body_start(head)
    under_subject = start < len(head) and isinstance(head[start], nodes.SubjectLines)
    referring = prose = False
    for index, child in enumerate(head):
        # A lettered line is a reference only where it follows references.
        if isinstance(child, _FIELDS) and (referring or not isinstance(child, nodes.ReferenceItem)):
            following = head[index + 1] if index + 1 < len(head) else None
            # What runs into a field is no part of it anywhere, nor of the list of references.
            head[index] = _lay_out_field(child, following, layout)
            layout.body += [child] if isinstance(child, _ALSO_BLOCKS) else []
            referring = isinstance(child, (nodes.ReferenceLines, nodes.ReferenceItem))
        elif (
            _is_over(child, whole=under_subject)
            if index < start
            else (not prose and _is_passing(child))
        ):
            layout.loose += _tokens(child)
        elif index >= start or isinstance(child, _ALWAYS_BODY):
            layout.body.append(child)
            prose = prose or isinstance(child, nodes.Loose)
            referring = referring and not isinstance(child, (nodes.Loose, nodes.Point))
    layout.references = _reference_run(head)
    for child in text.children:
        if isinstance(child, nodes.Body):
            for part in parted_pages(child.children, nodes.Prose):
                layout.body += parted(part) if isinstance(part, SETS) else [part]


def _lay_out_field(field: Node, following: Node | Token | None, layout: Layout) -> Node:
    """Part a field from what runs into it, and return the field.

    The line right above a rule is a heading's; a passing instruction may follow TAGS directly,
    and a caption may fall into any of them.
    """
    first, *more = field.children
    runs_on = isinstance(
        field, (nodes.ClassifiedByLines, nodes.ReferenceLines, nodes.ReferenceItem)
    )
    if more and runs_on and isinstance(following, nodes.Rule):
        layout.body.append(nodes.Loose([more.pop()]))
    if isinstance(field, nodes.TagsLine):
        tokens = [child for child in more if isinstance(child, Token)]
        begun = [i for i, token in enumerate(tokens) if is_instruction(token.value)]
        layout.loose += tokens[begun[0] :] if begun else []
        more = more[: begun[0]] if begun else more
    attentive = isinstance(field, nodes.ClassifiedByLines)
    kept = [first]
    for it in more:
        if isinstance(it, Token) and _is_fallen(it, attentive=attentive):
            layout.loose.append(it)
        else:
            kept.append(it)
    layout.fields.append(type(field)(kept))
    return layout.fields[-1]


def _is_fallen(token: Token, *, attentive: bool) -> bool:
    """Tell a caption by itself among a field's words: one that is no word of theirs.

    An attention line may stand there too, where the field ``attentive`` has no such words.
    """
    text = token.value.strip()
    entry = tables.caption(text)
    if entry is not None and entry.coined and text == entry.name:
        return True
    return attentive and is_attention(text)


def _body_start(head: list[Node | Token]) -> int:
    """Return the index in the head from which unlabelled lines are body."""
    for index, child in enumerate(head):
        if isinstance(child, nodes.SubjectLines):
            return index
    last = max((i for i, child in enumerate(head) if isinstance(child, _FIELDS)), default=-1)
    # Without a subject, captions and instructions may still stand behind the last field.
    for index, child in enumerate(head[last + 1 :], last + 1):
        if isinstance(child, nodes.Loose) and not all(_is_matter(t.value) for t in child.tokens()):
            return index
    return len(head)


def _prose_start(head: list[Node | Token]) -> int:
    """Return the index from which a later section goes on with the text: behind its captions."""
    for index, child in enumerate(head):
        if isinstance(child, nodes.Loose) and all(caption_words(t.value) for t in child.tokens()):
            continue
        if isinstance(child, (nodes.Loose, nodes.ReferenceItem, nodes.Point)):
            return index
    return len(head)


def _one_subject(head: list[Node | Token]) -> list[Node | Token]:
    """Return prose that only begins with the word: without its colon, one line is the subject."""
    subjects = [child for child in head if isinstance(child, nodes.SubjectLines)]
    subject = next((it for it in subjects if not _is_bare_subject(it)), next(iter(subjects), None))
    return [
        nodes.Loose(list(child.children))
        if _is_bare_subject(child) and child is not subject
        else child
        for child in head
    ]


def _is_bare_subject(child: Node | Token) -> TypeGuard[nodes.SubjectLines]:
    if not isinstance(child, nodes.SubjectLines):
        return False
    return child.children[0].value.lstrip(" \t\f>#*").startswith(("SUBJECT ", "SUBJ "))


def _rejoined(head: list[Node | Token]) -> list[Node | Token]:
    """Give subject and Classified By the lines back that a page line or a stray caption cut off."""
    joined: list[Node | Token] = []
    field: Node | None = None
    cut = False
    for index, child in enumerate(head):
        if isinstance(child, nodes.Loose) and field is not None:
            told = [(token, bool(caption_words(token.value))) for token in child.tokens()]
            caught = [token for token, is_caption in told if is_caption]
            rest = [token for token, is_caption in told if not is_caption]
            if rest and (cut or caught) and _goes_on(field, rest, _next_node(head, index)):
                field.children += rest
                field = None
                if caught:
                    joined.append(nodes.Loose(list(caught)))
                continue
            cut, field = cut or bool(caught), None if rest else field
        elif isinstance(child, (nodes.SubjectLines, nodes.ClassifiedByLines)):
            field, cut = type(child)(list(child.children)), False
            joined.append(field)
            continue
        elif isinstance(child, _BREAKS):
            cut = True
        elif isinstance(child, Node):
            field = None
        joined.append(child)
    return joined


def _with_corrections(head: list[Node | Token]) -> list[Node | Token]:
    """Give a corrected copy the lines right under it that say what was corrected."""
    found: list[Node | Token] = []
    for child in head:
        copy = found[-1] if found else None
        if isinstance(copy, nodes.CorrectedCopy) and isinstance(child, (nodes.Loose, nodes.Point)):
            lines = list(child.tokens())
            ends = (at for at, line in enumerate(lines) if _is_matter(line.value))
            end = next(ends, len(lines))
            found[-1] = nodes.CorrectedCopy([*copy.children, *lines[:end]])
            found += [nodes.Loose([*lines[end:]])] if lines[end:] else []
        else:
            found.append(child)
    return found


def _next_node(head: list[Node | Token], index: int) -> Node | None:
    following = range(index + 1, len(head))
    return next((child for at in following if isinstance(child := head[at], Node)), None)


def _goes_on(field: Node, rest: list[Token], after: Node | None) -> bool:
    """Tell the rest of a field: of a subject, if a field follows; of the other, if it tells why."""
    if isinstance(field, nodes.ClassifiedByLines):
        return not _tells_why(field.value) and _tells_why(rest[0].value)
    instructing = any(is_instruction(token.value) for token in rest)
    return isinstance(after, (nodes.ReferenceLines, nodes.ClassifiedByLines)) and not instructing


def _tells_why(text: str) -> bool:
    return "1.4" in text or "1.5" in text


def _tokens(child: Node | Token) -> list[Token]:
    return [child] if isinstance(child, Token) else list(child.tokens())


def _is_over(child: Node | Token, *, whole: bool) -> bool:
    """Tell captions and instructions over the subject, all that stands there if it is ``whole``.

    A line of them may begin with an initial: "... FOR M.WOODS AND / M.PALLANTE".
    """
    if isinstance(child, nodes.ReferenceItem):
        return whole
    return isinstance(child, nodes.Loose) or _is_caption(child)


def _is_passing(child: Node | Token) -> bool:
    """Tell instructions behind the subject, each line of them, from prose and headings."""
    if not isinstance(child, nodes.Loose):
        return False
    lines = [token.value for token in child.tokens()]
    return all((names_office(it) and len(it) < _LONGEST) or is_attention(it) for it in lines)


def _is_caption(child: Node | Token) -> TypeGuard[nodes.Banner]:
    """Tell whether a banner is a caption: NODIS and its like stand at page ends, too."""
    return isinstance(child, nodes.Banner) and bool(caption_words(child.value))


def _is_matter(line: str) -> bool:
    """Tell captions and instructions from prose."""
    return bool(caption_words(line)) or (is_instruction(line) and len(line) < _LONGEST)


def _reference_run(head: list[Node | Token]) -> list[Node | Token]:
    """Return the references with what fell between them: empty lines, page lines."""
    run: list[Node | Token] = []
    end = 0
    for child in head:
        if isinstance(child, nodes.ReferenceLines) or (
            run and isinstance(child, nodes.ReferenceItem)
        ):
            run.append(child)
            end = len(run)
        elif run and isinstance(
            child, (Token, nodes.PageLine, nodes.Banner, nodes.Stamp, nodes.Spacer)
        ):
            run.append(child)
        elif run:
            break
    return run[:end]
