"""Articles that are no plain prose keep all their lines, whatever a page prints around them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articlecleaner import clean

PARAGRAPHS = (
    "The council voted on Monday to close the old bridge to cars, after cracks had been found in "
    "two of its arches.",
    "Buses and trams will still cross the river, but drivers have to take the motorway bridge, "
    "three kilometres to the west.",
    "The work will take two years and cost eleven million euros, most of which the government has "
    "promised to pay.",
    "Nobody in the market below the bridge likes it, but nobody wants to see it fall either, said "
    "a woman who sells fish there.",
    "Engineers looked at the arches in spring, when the water was low, and again in autumn, and "
    "the cracks had grown by a finger.",
    "The bridge was built by a guild of masons who were paid in salt, and it has been closed only "
    "twice since then.",
)
ONE, TWO, THREE, FOUR, FIVE, SIX = PARAGRAPHS
REST = PARAGRAPHS[1:]
GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, die alte Brücke für Autos zu sperren, weil zwei Bögen "
    "Risse haben.",
    "Busse und Bahnen fahren weiter über den Fluss, aber Autos müssen die Autobahnbrücke drei "
    "Kilometer westlich nehmen.",
    "Die Arbeiten dauern zwei Jahre und kosten elf Millionen Euro, von denen der Staat den größten "
    "Teil bezahlen will.",
    "Auf dem Markt unter der Brücke gefällt das niemandem, aber fallen sehen will sie auch keiner, "
    "sagt eine Händlerin.",
    "Die Brücke wurde von einer Zunft gebaut, die mit Salz bezahlt wurde, und war seither nur "
    "zweimal geschlossen.",
)


def _entries(heads: Sequence[str], told: Sequence[str] = PARAGRAPHS) -> tuple[str, ...]:
    """Each head above a paragraph."""
    return tuple(line for pair in zip(heads, told, strict=False) for line in pair)


STRUCTURES = {
    "questions": _entries(
        ["When does it close?", "Who may cross?", "What will it cost?", "Where can I park?"]
    ),
    "Q and A": _entries(
        ["Q: When does it close?", "Q: And the fish?", "Q: Who pays?"],
        [f"A: {line}" for line in PARAGRAPHS],
    ),
    "Markdown": _entries(["## The vote", "## The cracks", "## The money"]),
    "Fragen": _entries(
        ["Wann wird gesperrt?", "Wer darf noch fahren?", "Was kostet das?", "Wo kann ich parken?"],
        GERMAN,
    ),
    "days": (SIX, *_entries(["May 3, 1911", "June 1954", "12 August 1987", "Today"])),
    "Tage": (GERMAN[4], *_entries(["3. Mai 1911", "12. August 1987", "Frühjahr 2019"], GERMAN)),
    "years": (SIX, *_entries(["1911", "1954", "1987", "2019", "2024"])),
    "programme": (
        *(ONE, TWO, SIX, "Thursday, 3 February 2022", "The Masons of Salt, film, 8 pm, old mill"),
        *("Friday, 4 February 2022", "Low Water, play in three acts, 7 pm, market hall"),
        *("Saturday, 5 February 2022", "Ines Coral plays the organ, 11 am, church on the river"),
    ),
    "chapters": (ONE, TWO, "[02:15] How it began", "[11:40] Salt", "[19:05] The fall", SIX),
    "studies": (ONE, TWO, SIX, "Kelly A et al.: Arches. Journal of Stone 2016; 113: 22-34"),
    "ficha": (ONE, TWO, SIX, "Elenco: Ana Kelly, Rui Costa", "Género: drama", "Lugar: Porto"),
    "times": _entries(["14:05", "14:32", "15:10", "16:48", "18:00"]),
    "Uhrzeiten": _entries(["18:00 Uhr", "16:48 Uhr", "15:10 Uhr", "14:32 Uhr"], GERMAN),
    "steps": (ONE, *_entries(["Step 1: Dry the wood", "Step 2: Cut", "Step 3: Glue"], REST)),
    "signs": _entries(["Aries", "Taurus", "Gemini", "Cancer", "Leo", "Virgo"]),
    "cities": _entries(["Lisbon", "Porto", "Coimbra", "Braga", "Faro"]),
    "capitals": _entries(["THE CRACKS", "THE BUSES", "THE MONEY", "THE MARKET"]),
    "subheadings": _entries(
        ["A vote at midnight", "What the engineers found", "Fish and stone", "The price of salt"]
    ),
    "ranking": (ONE, *_entries(["3. Salt and Smoke", "2. The Mill", "1. Low Tide"], REST)),
    "ages": _entries(["Ana Kelly, 87", "Rui Costa, 91", "Ines Coral, 78", "Tom Hale, 83"]),
    "roles": _entries(
        [
            *("Ana Kelly, managing director, Kelly Ropes", "Rui Costa, partner, Costa & Hale"),
            *("Ines Coral, owner, Coral Organ Builders", "Tom Hale, head of the Ferry Union"),
        ]
    ),
    "letters": _entries(
        PARAGRAPHS,
        ["Ana Kelly, Lindale", "Rui Costa, Porto", "Ines Coral, Oakmere", "Tom Hale, Sandrey"],
    ),
    "ingredients": (ONE, "2 cups of flour", "1 cup of sugar", "3 eggs", "A pinch of salt", TWO),
    "facts": (ONE, TWO, "Weight: 1.2 kg", "Length: 34 cm", "Price: 299 euros", THREE, FOUR),
    "scores": (ONE, TWO, "Northport 0, Porto 0", "Lindale 3, Oakmere 2", "Sandrey 1, Faro 4", SIX),
    "songs": (ONE, TWO, "Salt – The Masons", "Arches – Ines Coral", "Low Water – The Choir", SIX),
    "dialogue": (ONE, "— Who closed it?", "— The council, he said.", "— Since when?", TWO, SIX),
    "interview": (
        ONE,
        *("HOST: And what did you see?", f"COSTA: {TWO}", "HOST: And then?", f"COSTA: {SIX}"),
    ),
    "verse": (
        ONE,
        *("The river rose and took the key,", "the river rose and took the door,"),
        *("it left the window to the sea", "and asked for nothing more."),
        *(TWO, SIX),
    ),
    "words": (ONE, "Arch: a curved span of stone", "Pier: what an arch stands on", TWO, SIX),
    "for and against": (ONE, TWO, "Pros", "Quiet engine", "Long range", "Cons", "High price", SIX),
    "election": (ONE, TWO, "Coast Party: 34.2 percent", "Greens: 17.1 percent", THREE, SIX),
    "code": (ONE, "import bridge", "arches = bridge.load('old')", "for arch in arches:", TWO, SIX),
    "commands": (ONE, "pip install bridge", TWO, "git push origin main", SIX),
    "quiz": (ONE, "1. How many arches has it?", "a) Two", "b) Seven", "c) Eleven", TWO, SIX),
    "references": (ONE, TWO, THREE, "References", "Kelly, A. (2019). Stone. Journal, 12(3), 45."),
    "prizes": (ONE, TWO, "Best film: Low Water", "Best actor: Tom Hale", "Best score: Salt", SIX),
    "menu": (ONE, TWO, "Starters", "Grilled sardines, 6 euros", "Mains", "Salt cod, 14 euros", SIX),
    "table": (ONE, TWO, "| Bridge | Arches |", "| Old | 7 |", "| New | 3 |", THREE),
    "winners": (ONE, "The winners are:", "Ana Kelly", "Rui Costa", "Ines Coral", TWO, THREE),
    "lists": (ONE, TWO, "- the cracks", "- the lamp", "- the rail", THREE, "* buses", "* trams"),
    "transcript": (ONE, "TOM HALE, HOST:", TWO, "INES CORAL:", THREE, "HALE:", SIX),
    "verdict": (ONE, TWO, "Pros: quiet, cheap, light", "Cons: slow", "Rating: 8/10", THREE, SIX),
    "specification": (
        *(ONE, "ENGINE 1.2 l petrol, 74 hp", "CURB WEIGHT 1,020 kg", "FUEL 4.9 l on 100 km"),
        *(TWO, THREE),
    ),
    "line-ups": (ONE, "Defence: Kelly - Costa - Hale", "Attack: Coral - Bell - Low", TWO, SIX),
    "demands": (
        *(ONE, "They handed the mayor a list of five demands:"),
        *("A ramp with a slope of no more than one in twelve for people in wheelchairs", "Lights"),
        *("An hour's rest for the ferrymen", TWO, SIX),
    ),
    "other names": (ONE, TWO, SIX, "*Name has been changed"),
    "dateline alone": ("Northport (dpa)", ONE, TWO, SIX),
    "sources": (ONE, TWO, SIX, "Sources:", "Kelly et al.: Salt in arches. Masonry 2019; 41: 3-9"),
    "further reading": (
        *(ONE, TWO, SIX, "Further reading", "Ana Kelly, Salt in Old Arches (2011)"),
        'T. Hale, "Piers and Frost", Journal of Masonry 44 (1998)',
    ),
    "highlights": (
        *(ONE, TWO, "Tolls of $84.2 million, up 6% from $79.4 million"),
        *("Upkeep of 31.8%, compared with 29.9%", "A surplus of $5.1 million", THREE, SIX),
    ),
    "letter": ("Dear friends,", *PARAGRAPHS),
    "speech": (ONE, TWO, SIX, '"I overslept," said Ana Kelly (58). "It still stood." CST'),
    "marks of a list": (ONE, TWO, "▲ 1984 built", "▲ 1998 widened", "▲ 2010 closed", SIX),
    "recipe below a pointer": (
        *(ONE, TWO, "- Time: 20 minutes", "- For: 10 people", "Ingredients", "300 g of old bread"),
        *("1 l of milk", "2 eggs", THREE, FOUR, FIVE, SIX),
    ),
    "fact check": ("What was claimed", ONE, TWO, "Our verdict", THREE, SIX),
    "shell": (ONE, TWO, "$ perf stat -e cycles -p 4711 sleep 10", THREE, SIX),
    "facts of a review": (
        *(ONE, TWO, THREE, "Address: 114 Harbour Road, Sandholm", "Bus: 41 to the bridge"),
        *("Price: 40 euros for two", SIX),
    ),
    "stars": (ONE, "4 out of 5 stars", TWO, SIX),
    "a book": (ONE, TWO, THREE, "Salt in Old Arches", "240 pages", SIX),
    "κείμενο": (
        "Η γέφυρα έκλεισε τη Δευτέρα, αφού βρέθηκαν ρωγμές σε δύο από τις καμάρες της.",
        "«Η κυρία Ειρήνη περίμενε το πλοίο. Τι να της έλεγα, με τέτοιον καιρό;»",
        "Τα λεωφορεία θα περνούν το ποτάμι, αλλά τα αυτοκίνητα θα πάνε από αλλού.",
    ),
    "instructions": (
        *(ONE, TWO, "Log in to your server and create a new file:", "nano ferry.txt", SIX),
    ),
    "digest": (
        *(ONE, TWO, "1 Ferries turn back before the harbour"),
        "The wind was too strong. (The Coaster)",
        *("Two of them lost their ramps. (Harbour Post $)", "2 A guild of masons finds its salt"),
        *("It lay below the stairs all along. (Salt Weekly)", "3 Why arches crack in autumn"),
        *("And the river keeps doing its thing again. (Stone $)", THREE, FOUR),
    ),
    "log": (ONE, TWO, "2024-10-25 17:12:11.001 W ferry : /usr/bin/ramp --lower --port=4711", SIX),
    "accounts": (
        *(ONE, TWO, "@bridge on Twitter, Facebook and Instagram will be archived at @bridge44"),
        THREE,
        *("@ferry on Twitter, Facebook and Instagram will be archived at @ferry44", FOUR),
        *("@salt on Twitter, Facebook and Instagram will be archived at @salt44", FIVE),
        *("@mason on Twitter, Facebook and Instagram will be archived at @mason44", SIX),
        *("@arch on Twitter, Facebook and Instagram will be archived at @arch44", ONE + " " + SIX),
    ),
    "disclosure": (*PARAGRAPHS, "* Harbour’s SaltGroup is a minority investor in The Coaster."),
    "short sentences": (ONE, "It was Monday.", "Nobody spoke.", "Then the bell rang.", TWO, SIX),
}  # fmt: skip
HEAD = ("The bridge that closed twice", "By Ana Kelly", "Updated May 3, 2024")
GERMAN_TITLE = "Die Brücke wird zum zweiten Mal gesperrt"
TAIL = ("Share this story", "Read more: Ferry turns back before the harbour", "© 2024 The Coaster")
BOXES = ("Related stories", "Ferry turns back before the harbour", "Sign up for our newsletter")
AROUND = [(), HEAD, TAIL, BOXES, (*HEAD, *TAIL), (*HEAD, *TAIL, *BOXES)]


def _titled(head: Sequence[str], lines: Sequence[str]) -> list[str]:
    """The head of a page, with a title in the language of the article."""
    title = GERMAN_TITLE if set(lines) & set(GERMAN) else HEAD[0]
    return [title if line == HEAD[0] else line for line in head]


@pytest.mark.parametrize("around", AROUND, ids=[f"{len(lines)} lines" for lines in AROUND])
@pytest.mark.parametrize("name", STRUCTURES)
def test_a_structure_keeps_its_lines(name: str, around: Sequence[str]) -> None:
    lines = STRUCTURES[name]
    above = _titled([line for line in around if line in HEAD], lines)
    below = [line for line in around if line not in HEAD]
    article = clean("\n\n".join([*above, *lines, *below]))
    assert [line for line in article.body.split("\n") if line] == list(lines)


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_structure_keeps_its_lines_around_an_advertisement(name: str) -> None:
    lines = list(STRUCTURES[name])
    middle = len(lines) // 2
    text = [*_titled(HEAD, lines), *lines[:middle], "Advertisement", *lines[middle:], *TAIL]
    article = clean("\n\n".join(text))
    assert [line for line in article.body.split("\n") if line] == lines
