"""Where findings meet: `settle` decides what goes, `render` cuts the body out of the text."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable, Iterator, Sequence

from articlecleaner.document import BLANK, LINE_ENDS, Document, Line
from articlecleaner.finding import THRESHOLD, Finding

Span = tuple[int, int]


def settle(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Resolve overlaps: at every point of the text the strongest finding wins.

    Among findings of equal confidence evidence for body wins, then the longer one, then the one
    that was found first. What wins is cut at the ends of lines and trimmed of white space; it
    never overlaps and is in text order. A line of which no letter or digit would be left goes
    whole. O(n log n) in the findings.
    """
    size = len(document.text)
    ranked: list[tuple[float, bool, int, int, Finding]] = []
    for order, finding in enumerate(findings):
        if not 0 <= finding.start <= finding.end <= size:
            raise ValueError(
                f"filter {finding.filter!r}, rule {finding.rule!r}: the span "
                f"{finding.start}-{finding.end} lies outside the text (0-{size})"
            )
        if finding.confidence >= THRESHOLD and finding.start < finding.end:
            length = finding.end - finding.start
            ranked.append((-finding.confidence, finding.kind is not None, -length, order, finding))
    if not ranked:
        return []
    return _by_line(document, _sweep(ranked))


def _sweep(ranked: list[tuple[float, bool, int, int, Finding]]) -> list[Finding]:
    """Walk over the edges of all findings; between two edges the best that is open wins."""
    ranked.sort(key=lambda item: item[4].start)
    edges = sorted({edge for item in ranked for edge in (item[4].start, item[4].end)})
    open_: list[tuple[float, bool, int, int, Finding]] = []
    won: list[Finding] = []
    last = None
    coming = 0
    for start, end in itertools.pairwise(edges):
        while coming < len(ranked) and ranked[coming][4].start <= start:
            heapq.heappush(open_, ranked[coming])
            coming += 1
        while open_ and open_[0][4].end <= start:
            heapq.heappop(open_)
        best = open_[0][4] if open_ else None
        if best is not None and best is last and won[-1].end == start:
            won[-1] = won[-1]._replace(end=end)
        elif best is not None:
            won.append(best._replace(start=start, end=end))
        last = best
    return [finding for finding in won if finding.kind is not None]


def _by_line(document: Document, findings: list[Finding]) -> list[Finding]:
    """Cut findings at the ends of lines, trim them, and widen them where nothing else is left."""
    text = document.text
    settled: list[Finding] = []
    here: list[Finding] = []
    at = 0
    for line in document.lines:
        here.clear()
        while at < len(findings) and findings[at].start < line.end:
            if findings[at].end > line.start:
                here.append(findings[at])
            if findings[at].end > line.end:
                break
            at += 1
        if here:
            settled += _within(text, line, here)
        if at == len(findings):
            break
    return settled


def _within(text: str, line: Line, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The pieces of findings that lie in one line; the first takes the line if no other word is."""
    left = line.start
    rest = []
    for finding in findings:
        rest.append(text[left : max(left, finding.start)])
        left = finding.end
    rest.append(text[left : line.end])
    if not any(char.isalnum() for piece in rest for char in piece):
        last = line.start
        for finding, after in zip(findings, [*findings[1:], None], strict=True):
            end = line.end if after is None else max(line.start, after.start)
            yield from _trimmed(text, finding, last, end)
            last = end
    else:
        for finding in findings:
            start, end = max(line.start, finding.start), min(line.end, finding.end)
            yield from _trimmed(text, finding, start, end)


def _trimmed(text: str, finding: Finding, start: int, end: int) -> Iterator[Finding]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(BLANK))
    end -= len(piece) - len(piece.rstrip(BLANK))
    if start < end:
        yield finding._replace(start=start, end=end)


def render(document: Document, residue: Sequence[Finding]) -> list[Span]:
    """The spans of the text that are its body: all but the residue, blank lines folded into one.

    The body starts and ends with a character that is not white space. Where lines are taken out
    between two that stay, one line break is left, or a blank line if one stood between them.
    """
    text, lines = document.text, document.lines
    spans: list[Span] = []
    last = -1  # the index of the line that the last span ends in
    for index, start, end in _kept(text, lines, residue):
        if last >= 0:
            here = spans[-1][1]
            untouched = here == lines[last].end and start == lines[index].start
            if untouched and index == last + 1 and lines[index].gap <= 1:
                spans[-1] = (spans[-1][0], end)
                last = index
                continue
            if index == last:
                spans += [(here, here + 1)] if text[here] in BLANK else []
            else:
                spans += _break(text, lines[last : index + 1])
                indent = text[lines[index - 1].end : start].splitlines(keepends=True)[-1]
                if start == lines[index].start and indent[-1] not in LINE_ENDS:
                    spans.append((start - len(indent), start))
        spans.append((start, end))
        last = index
    return _joined(spans)


def _kept(
    text: str, lines: Sequence[Line], residue: Sequence[Finding]
) -> Iterator[tuple[int, int, int]]:
    """The pieces of lines that stay: index of the line, start and end without white space."""
    taken = iter(residue)
    cut = next(taken, None)
    for index, line in enumerate(lines):
        start = line.start
        while cut is not None and cut.start < line.end:
            if stays := text[start : cut.start].rstrip(BLANK):
                yield index, start, start + len(stays)
            start = min(cut.end, line.end)
            start += len(text[start : line.end]) - len(text[start : line.end].lstrip(BLANK))
            if cut.end > line.end:
                break
            cut = next(taken, None)
        if start < line.end:
            yield index, start, line.end


def _break(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The end of the first of these lines, and of the first blank line between them, if any."""
    for line, after in itertools.pairwise(lines):
        if line is lines[0] or after.gap:
            parts = text[line.end : after.start].splitlines(keepends=True)
            offset = line.end
            for number, part in enumerate(parts[:2]):
                wanted = line is lines[0] if number == 0 else after.gap > 0
                offset += len(part)
                if wanted:
                    yield offset - (2 if part.endswith("\r\n") else 1), offset
        if after.gap:
            return


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined = [*spans[:1]]
    for start, end in spans[1:]:
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
