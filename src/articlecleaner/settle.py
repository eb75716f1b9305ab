"""Where findings meet: `settle` decides what goes, `render` cuts the body out of the text."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence

from articlecleaner.document import BLANK, LINE_ENDS, Document, Line
from articlecleaner.finding import Finding

Span = tuple[int, int]
THRESHOLD = 0.5  # confidence from which a finding counts


def settle(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Resolve overlaps: at every point of the text the strongest finding wins.

    Among findings of equal confidence evidence for body wins, then the longer one, then the one
    that was found first. What wins is trimmed of white space; it never overlaps and is in text
    order. A line of which no letter or digit would be left goes whole. O(n log n) in the findings.
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
            ranked.append(
                (-finding.confidence, finding.kind is not None, -length, order, finding)
            )
    if not ranked:
        return []
    return _whole_lines(document, _trimmed(document.text, _sweep(ranked)))


def _sweep(ranked: list[tuple[float, bool, int, int, Finding]]) -> list[Finding]:
    """Walk over the edges of all findings; between two edges the best that is open wins."""
    ranked.sort(key=lambda item: item[4].start)
    edges = sorted({edge for item in ranked for edge in (item[4].start, item[4].end)})
    open_: list[tuple[float, bool, int, int, Finding]] = []
    won: list[Finding] = []
    last = None
    coming = 0
    for start, end in zip(edges, edges[1:], strict=False):
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


def _trimmed(text: str, findings: list[Finding]) -> list[Finding]:
    trimmed = []
    for finding in findings:
        piece = text[finding.start : finding.end]
        start = finding.start + len(piece) - len(piece.lstrip(BLANK))
        end = finding.end - len(piece) + len(piece.rstrip(BLANK))
        if start < end:
            trimmed.append(finding._replace(start=start, end=end))
    return trimmed


def _whole_lines(document: Document, findings: list[Finding]) -> list[Finding]:
    """Widen findings over what is left of their lines where that holds no letter or digit."""
    widened: list[Finding] = []
    lines = iter(document.lines)
    line = next(lines)
    for position, finding in enumerate(findings):
        while line.end <= finding.start:
            line = next(lines)
        start, end = finding.start, finding.end
        after = findings[position + 1].start if position + 1 < len(findings) else line.end
        before = widened[-1].end if widened else line.start
        if start > line.start and _hollow(document.text[max(before, line.start) : start]):
            start = max(before, line.start)
        if end < line.end and _hollow(document.text[end : min(after, line.end)]):
            end = min(after, line.end)
        widened.append(finding._replace(start=start, end=end))
    return _trimmed(document.text, widened)


def _hollow(text: str) -> bool:
    return not any(char.isalnum() for char in text)


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
            if index == last:
                spans += [(here, here + 1)] if text[here] in BLANK else []
            elif index == last + 1 and lines[index].gap <= 1 and untouched:
                spans.append((here, start))
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
    for line, after in zip(lines, lines[1:], strict=False):
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
