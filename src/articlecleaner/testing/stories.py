"""What documents are drawn from: stories, residue as pages print it, odd characters."""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """What one story is told with: a headline, paragraphs in order, subheadings, a list."""

    language: str
    headline: str
    paragraphs: tuple[str, ...]
    subheadings: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


class Planted(NamedTuple):
    """A line of residue: what kind it is, and the line."""

    kind: str
    text: str


FERRY = Story(
    "en",
    "Ferry to Sandholm stops after harbor wall collapses",
    (
        "The ferry between {town} and the island of Sandholm will not sail before spring, after "
        "a storm on {day} broke {n} metres out of the harbor wall.",
        "“We heard the wall go before we saw it,” said {person}, who has been the harbor master "
        "of {town} for {n} years and lives above the ferry landing.",
        "Nobody was hurt.",
        "Waves of up to nine metres were measured off the coast of Sandholm during the night, more "
        "than in any storm since measurements began, according to the weather service.",
        "The islanders, about {n} people, depend on the ferry for food, mail and medicine; the "
        "school on Sandholm has been closed since the storm because its teachers live in {town}.",
        "A fishing boat now carries the most urgent goods to the island twice a day, and "
        "{person}, its owner, asks for nothing but the diesel.",
        "“It is what neighbours do,” {person} said.",
        "Engineers began to inspect the broken harbor wall on {day}. They want to find out whether "
        "the rest of the wall, built in 1911, can be saved or has to be taken down.",
        "A new wall would cost {n} million crowns, the municipality of {town} estimates, half of "
        "which it hopes to get from the state's fund for the coast.",
        "Until the ferry sails again, the islanders may cross with the rescue boat in an "
        "emergency, and a helicopter stands ready in {town} for the sick.",
    ),
    ("A wall from 1911", "What the islanders need", "Waiting for the engineers"),
    (
        "- food, mail and medicine for the islanders, twice a day",
        "- diesel for the fishing boat that carries them",
        "- teachers for the school on Sandholm",
    ),
)
BAKERY = Story(
    "en",
    "Crowds queue for bread as old bakery in {town} lights its oven",
    (
        "When {person} lit the oven of the old bakery in {town} on {day}, he did not expect that "
        "anyone would queue for bread at five in the morning.",
        "By six, {n} people stood in the lane, some of them in slippers, and the first batch of "
        "rye bread was gone before the oven had cooled.",
        "The bakery, founded in 1874, was to close for good in autumn, because {person} had "
        "looked for someone to take over the oven for {n} years and found nobody.",
        "Then his niece came home from the city.",
        "She had worked in an office there for a decade, she says, and had baked at night what "
        "she had learned from her uncle as a child: rye bread, poppy rolls, a cake with plums.",
        "“Bread does not answer e-mails,” she says while she shapes the rolls. “It rises or it "
        "does not rise, and then you know what you have done wrong.”",
        "Her uncle still comes to the bakery every night, to carry flour and, as she says, to "
        "sigh. The two of them bake {n} loaves of bread between midnight and dawn.",
        "Flour costs twice what it did five years ago, and the gas for the oven three times as "
        "much; a loaf of rye bread in {town} now sells for six crowns.",
        "Customers from as far away as the coast come for the plum cake on Saturdays, and the "
        "bakery ships nothing: whoever wants bread has to stand in the lane.",
    ),
    ("Six crowns a loaf", "From the office to the oven"),
    ("- rye bread for six crowns", "- poppy rolls", "- a cake with plums, on Saturdays"),
)
TUNNEL = Story(
    "en",
    "Engineers halt tunnel under {town} as water pours in",
    (
        "Work on the railway tunnel under {town} was halted on {day} after water broke through "
        "the rock and flooded {n} metres of the eastern tube.",
        "The {n} miners on shift left the tunnel unharmed through a side gallery, the railway "
        "said. Pumps have been running ever since, but the water rises faster than they pump.",
        "Geologists had warned of an underground lake in the limestone. In a report of 2019 they "
        "advised to freeze the rock before the drill came near it.",
        "The railway decided against it at the time, because freezing the limestone would have "
        "delayed the tunnel by two years and cost {n} million.",
        "“We took a risk that we considered small,” said {person}, who directs the works. “It "
        "was not small, as we all can see.”",
        "Wells in three villages above the tunnel have run dry since the weekend, and tankers "
        "now bring water to {n} households and to the dairy.",
        "The farmers among them fear for their pastures, {person} said at a meeting in {town}.",
        "If the rock is frozen after all, trains could use the tunnel in 2031 at the earliest. "
        "The contract speaks of 2027.",
        "The drill itself, a machine of 2,400 tonnes, stands under water in the eastern tube, "
        "and whether it can ever be started again will be known when the pumps have won.",
    ),
    ("A lake in the limestone", "Dry wells"),
)
CLUB = Story(
    "en",
    "Goal in the last minute keeps {town} in the league",
    (
        "A goal in the last minute by substitute {person} kept {town} in the league on {day}, "
        "in a match that had looked lost for an hour and a half.",
        "The visitors took the lead from a corner after {n} minutes, and doubled it before the "
        "break, when the goalkeeper of {town} let a harmless shot slip through his hands.",
        "“I told them that nobody remembers the first half,” coach {person} said after the match.",
        "Her team came back with the wind behind it. A penalty halved the lead, and a header "
        "from six metres brought the score level with ten minutes left to play.",
        "A draw would have sent {town} down, as the rivals led at the same time in their match, "
        "and so even the goalkeeper went forward for the last corner.",
        "The ball came to the substitute, who had played for {town} as a boy and had been on "
        "the pitch for four minutes; his shot went in off the post.",
        "Some {n} supporters stayed in the ground until midnight and sang.",
        "The club must now find a new sponsor, since the brewery that has paid for the shirts "
        "for {n} years is to leave the league together with its money.",
    ),
    ("The second half", "After the match"),
)
HAFEN = Story(
    "de",
    "Sturm zerstört Hafenmauer in {town}",
    (
        "Die Fähre zwischen {town} und der Insel fährt vor dem Frühjahr nicht mehr, nachdem der "
        "Sturm ein Loch von {n} Metern in die Hafenmauer gerissen hat.",
        "„Wir haben die Mauer gehört, bevor wir sie gesehen haben“, sagte {person}, der seit {n} "
        "Jahren den Hafen leitet und über dem Anleger der Fähre wohnt.",
        "Verletzt wurde niemand.",
        "Vor der Küste wurden in der Nacht Wellen von neun Metern gemessen, so hoch wie in keinem "
        "Sturm seit Beginn der Messungen, wie der Wetterdienst mitteilte.",
        "Die Bewohner der Insel sind auf die Fähre angewiesen: Lebensmittel, Post und Arznei "
        "kommen nun zweimal am Tag mit einem Fischerboot aus {town}.",
        "Eine neue Mauer würde {n} Millionen kosten, schätzt die Gemeinde, die auf Geld aus dem "
        "Fonds des Landes für den Schutz der Küste hofft.",
    ),
    ("Eine Mauer von 1911",),
)
PANADERIA = Story(
    "es",
    "La vieja panadería de {town} encuentra heredera",
    (
        "Cuando {person} encendió el horno de la vieja panadería de {town}, no esperaba que nadie "
        "hiciera cola por el pan a las cinco de la mañana.",
        "A las seis había {n} personas en la calle, algunas en zapatillas, y la primera hornada "
        "de pan de centeno se había acabado antes de que se enfriara el horno.",
        "La panadería, fundada en 1874, iba a cerrar para siempre en otoño, porque su dueño buscó "
        "durante {n} años a alguien que siguiera con el horno y no encontró a nadie.",
        "Entonces volvió su sobrina.",
        "Había trabajado diez años en una oficina de la ciudad, cuenta, y por las noches hacía el "
        "pan que de niña había aprendido a hacer con su tío.",
        "La harina cuesta el doble que hace cinco años y el gas del horno el triple; una hogaza de "
        "pan de centeno se vende ahora por seis euros en {town}.",
    ),
)
TUNNEL_FR = Story(
    "fr",
    "L'eau arrête le chantier du tunnel sous {town}",
    (
        "Les travaux du tunnel ferroviaire sous {town} ont été arrêtés après que l'eau a percé la "
        "roche et inondé {n} mètres du tube oriental.",
        "Les {n} mineurs de l'équipe ont quitté le tunnel sains et saufs par une galerie latérale "
        "; les pompes tournent depuis, mais l'eau monte plus vite qu'elles ne pompent.",
        "Les géologues avaient prévenu qu'un lac souterrain se trouvait dans le calcaire et "
        "conseillé de geler la roche avant que le tunnel ne s'en approche.",
        "« Nous avons pris un risque que nous jugions faible », a dit {person}, qui dirige le "
        "chantier du tunnel. « Il ne l'était pas. »",
        "Les puits de trois villages au-dessus du tunnel sont à sec depuis, et des "
        "camions-citernes apportent l'eau à {n} foyers et à la laiterie.",
    ),
)
ENGLISH = (FERRY, BAKERY, TUNNEL, CLUB)
STORIES = (*ENGLISH, HAFEN, PANADERIA, TUNNEL_FR)
TOWNS = ("Eastmere", "Port Alder", "Marwick", "Lindow", "Oakhaven")
PEOPLE = ("Marta Ilves", "Jonas Reed", "Adele Okafor", "Henrik Dahl", "Rosa Quint")
DAYS = ("Monday", "Tuesday", "Friday", "Sunday")
NUMBERS = ("14", "32", "60", "120", "340")

# Headlines of stories that none of the articles above tells.
FOREIGN = (
    "Striker signs new contract with Oakmere Rovers until 2026",
    "Central bank leaves interest rates unchanged for fifth month",
    "Pension fund doubles its stake in Norrell Foods",
    "Five quiet beaches for a long weekend",
    "Actress announces farewell tour after forty years on stage",
    "Why your phone gets slower, and what helps",
)
FOREIGN_STORY = (
    "Velambra Chips and Nordhale Robotics Join Forces",
    "Kochi (Kerala) [India]/ Bergen (Vestland) [Norway], July 10: Velambra Chips, a leading "
    "semiconductor vendor, today unveiled its strategic alliance with Nordhale Robotics, pioneer "
    "of autonomous warehouse software, to accelerate digital transformation for global retailers.",
    "Jul 10, 2025",
)

# Residue that is residue wherever it stands, on a line of its own.
ANYWHERE = (
    Planted("ad", "Advertisement"),
    Planted("ad", "ADVERTISEMENT"),
    Planted("ad", "Story continues below advertisement"),
    Planted("ad", "Sponsored content"),
    Planted("social", "Share this article"),
    Planted("social", "Share on Facebook"),
    Planted("social", "Follow us on X, Facebook and Instagram"),
    Planted("subscription", "Sign up for our newsletter"),
    Planted("subscription", "Subscribe now"),
    Planted("subscription", "Already a subscriber? Log in"),
    Planted("media", "Bonus video:"),
    Planted("media", "Listen to this article"),
    Planted("media", "0:00 / 3:42"),
    Planted("promo", "Read more: Pension fund doubles its stake in Norrell Foods"),
    Planted("promo", "READ ALSO: Five quiet beaches for a long weekend"),
    Planted("promo", "Related: Central bank leaves interest rates unchanged"),
    Planted("interface", "Show more"),
    Planted("interface", "Please enable JavaScript to view this content."),
    Planted("navigation", "Skip to main content"),
    Planted("navigation", "Back to top"),
    Planted("credit", "Photo: AFP"),
    Planted("credit", "Photo by Ann Lee/Coast News"),
    Planted("credit", "(AP Photo/Ann Lee)"),
    Planted("comments", "Leave a comment"),
    Planted("timestamp", "Updated Nov. 30, 2024, 3:45 p.m."),
)
HEAD = (
    *ANYWHERE,
    Planted("byline", "By Ann Lee"),
    Planted("byline", "By Ann Lee, Staff Writer"),
    Planted("timestamp", "Nov 30, 2024"),
    Planted("timestamp", "2 min read"),
    Planted("section", "World"),
    Planted("section", "Home > News > Europe"),
)
TAIL = (
    *ANYWHERE,
    Planted("legal", "© 2024 Harbor Post. All rights reserved."),
    Planted("legal", "The views expressed are the author's own."),
    Planted("source", "Source: Harbor Post"),
    Planted("source", "Reporting by Ann Lee; editing by Tomas Berg"),
    Planted("source", "(With inputs from PTI)"),
    Planted("tags", "Tags: Coast, Weather, Transport"),
    Planted("contact", "Contact us"),
    Planted("timestamp", "Nov 30, 2024"),
)
# The kinds that stand neither in the head nor anywhere on lines of their own.
OTHER = (
    Planted("title", "Title: Ferry to Sandholm stops after harbor wall collapses"),
    Planted("caption", "Pictured: the harbor wall after the storm"),
    Planted("caption", "The harbor wall after the storm (file photo)"),
    Planted("deck", "Key points"),
    Planted("embed", "pic.twitter.com/8hTqPn3x"),
)
HEADINGS = ("More news", "Related stories", "Most read", "READ ALSO", "You may also like:")

# Residue of every kind as pages print it, strong and weak, alone and glued; in several languages.
RESIDUE = (
    *(planted.text for planted in (*HEAD, *TAIL)),
    *HEADINGS,
    *FOREIGN,
    *FOREIGN_STORY,
    "Title: Storm closes port",
    "Headline: " + FERRY.headline,
    "Opinion",
    "WORLD NEWS",
    "Today",
    "Published: 2024-11-30 | Updated: 2024-12-01T09:30:00Z",
    "30.11.2024, 15:45 Uhr",
    "3 hours ago",
    "Written by Ann Lee",
    "Ann Lee",
    "Ann Lee is a reporter at the Harbor Post. She covers the coast. @annlee",
    "ann.lee@harborpost.example",
    "The old harbor at dawn. Photo by Ann Lee/Coast News",
    "Pictured: the harbor wall after the storm",
    "The harbor wall after the storm (file photo)",
    "Russia's defense minister shakes hands with his host on Friday. Photo by KCNA/UPI",
    "1/12",
    "Image 3 of 7",
    "Watch: The moment the wall collapsed",
    "VIDEO",
    "Click here for more",
    "Get the day's top stories in your inbox. Unsubscribe at any time.",
    "You have 2 free articles left this month",
    "Donate",
    "Facebook Twitter LinkedIn",
    "12 shares",
    "Comments (12)",
    "0 comments",
    "Reply",
    "We may earn a commission from links in this article.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Copyright 2023 Industry Weekly. All rights reserved.",
    "This article was originally published by The Harbor Post.",
    "Additional reporting by Tomas Berg",
    "The pumps have won. (Reporting by Ann Lee; editing by Tomas Berg)",
    "The ferry sails again. Read more: Ten storms that changed the coast",
    "Filed under: Coast",
    "Topics: Coast | Weather",
    "About Velambra Chips",
    "Media contact: David Okoro, press office, +00 555 0188",
    "Have a tip? Write to tips@harborpost.example",
    "← Previous  Next →",
    "Page 1 of 3",
    "Loading...",
    "null",
    "Key points",
    "pic.twitter.com/8hTqPn3x",
    "Lesen Sie auch: Sturm zerstört Hafenmauer",
    "Anzeige",
    "Mehr zum Thema",
    "Foto: dpa",
    "Von Anna Lenz",
    "Lea también: Cinco playas tranquilas",
    "Suscríbase a nuestro boletín",
    "Publicidad",
    "À lire aussi : Cinq plages tranquilles",
    "Publié le 30 novembre 2024 à 15h45",
    "Leggi anche: Cinque spiagge",
    "Читайте также: Шторм разрушил мол",
    "Реклама",
    "İlgili haberler",
    "関連記事",
    "写真：共同通信",
    "اقرأ أيضا",
    "Tags: भारत, रेल",
)
SHAPES = (
    "A wall from 1911",
    "What happens next?",
    "- two eggs and a pinch of salt",
    "* the first point",
    "• Email: the second point",
    "1. Read more books",
    "2) Share the dough out",
    "3. Follow the path to the mill",
    "> Share your bread with the hungry.",
    "“Subscribe to nothing,” she said, “and you will be free.”",
    "Q: What do you read next?",
    "10:30 The Marwick team scores again",
    "Eastmere | 3 | 4 | 120",
    "LISBON, Nov. 30 (UPI) -- The port of Lisbon was closed on Saturday by high waves.",
    "Seoul [South Korea], November 30: The minister spoke of a long winter for the coast.",
    "Photo by photo the archive grew, until the cellar of the town hall was full of it.",
    "Source after source confirmed what the harbor master had seen from his window that night.",
    "By Sunday the water had reached the church, the school and the lower mill.",
    "***",
    "---",
    "—",
    ".",
    ":",
    "2024",
)
# What stands inside texts and is none of the letters that one thinks of.
ODD = (
    *("\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e", "\xa0", "\u202f", "\u3000", "\t"),
    *("e\u0301", "\u0301", "\U0001f30a", "\U0001f468\u200d\U0001f469", "\U0001d504", "\ud800"),
    *("\udfff", "\ud83c\udf0a", "\x00", "\x1b[31m", "\x7f", "\ufffd", "\uffff", "\U0010ffff"),
    *("\u0130", "\u0131", "\u1e9e", "\ufb01", "\u03a3", "\u2126", "\u0660", "\u00b2", "\u2075"),
)
LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
EDGES = ("", " ", "\t", "    ", "\xa0", "\u200b", "\ufeff", " \u2060", "\x00", "\u3000")
# Short texts that break careless code.
HARD = (
    "",
    "0",
    "\n",
    " \t\u200b\x00\r\n",
    "\ud800",
    "More news\n\ud800 Advertisement \udfff\nShare\x00",
    "\x00Advertisement\x00",
    "Photo:",
    "Title:\nTitle: Title:",
    "Comments\nComments\nComments",
    "More news\nMore news\nMore news",
    "\U0010ffff" * 3,
    "İlgili Haberler: İ",
    "(Reporting by (Reporting by (Reporting by",
    "A.\nRead more: B. Read more: C.\n\n\n\nD.",
    "\ufeffTitle: Storm closes port\r\n\r\nThe port was closed.\r\n",
)
