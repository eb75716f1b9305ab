"""Write `lexicon/function_words.json`: words that say nothing of a text's subject, by language.

The lists are those of stopwords-iso (MIT licence), cut to what cohesion compares: the stems of
words of four letters and more. Run with `make languages` after adding a language.
"""

import json
from pathlib import Path

import stopwordsiso

from articlecleaner.document import STEM
from articlecleaner.lexicon import fold, languages

TARGET = Path(__file__).parent.parent / "src/articlecleaner/lexicon/function_words.json"


def stems(language: str) -> str:
    """The stems of one language, in one string."""
    words = {fold(word) for word in stopwordsiso.stopwords(language)}
    return " ".join(sorted({word[:STEM] for word in words if len(word) >= 4 and word.isalpha()}))


if __name__ == "__main__":
    table = {code: found for code in languages() if (found := stems(code))}
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in table.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
