"""Forms of English words: the stem (M. F. Porter's algorithm of 1980), the plural."""

from __future__ import annotations

_SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "abli": "able",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive",
    "biliti": "ble",
}  # fmt: skip
_THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_FOURTH = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "ion", "al", "er", "ic", "ou",
)  # fmt: skip


def _runs(stem: str) -> int:
    """How many runs of vowels followed by consonants a stem has."""
    kinds = "".join("v" if _is_vowel(stem, i) else "c" for i in range(len(stem)))
    return kinds.count("vc")


def _is_vowel(word: str, i: int) -> bool:
    return word[i] in "aeiou" or (word[i] == "y" and i > 0 and not _is_vowel(word, i - 1))


def _has_vowel(stem: str) -> bool:
    return any(_is_vowel(stem, i) for i in range(len(stem)))


def _ends_short(word: str) -> bool:
    """Whether it ends consonant, vowel, consonant, the last of them no w, x or y."""
    n = len(word)
    if n < 3 or word[-1] in "wxy":
        return False
    return not _is_vowel(word, n - 1) and _is_vowel(word, n - 2) and not _is_vowel(word, n - 3)


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and not _is_vowel(word, len(word) - 1)


def stem_of(word: str) -> str:
    """The stem of a word in small letters."""
    if len(word) < 3:
        return word
    word = _without_participle(_without_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _exchanged(_exchanged(word, _SECOND), _THIRD)
    for ending in _FOURTH:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            if _runs(stem) > 1 and (ending != "ion" or stem[-1:] in ("s", "t")):
                word = stem
            break
    short = word.removesuffix("e")
    if short != word and (_runs(short) > 1 or (_runs(short) == 1 and not _ends_short(short))):
        word = short
    return word[:-1] if word.endswith("ll") and _runs(word) > 1 else word


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_participle(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _runs(word[:-3]) > 0 else word
    ending = next((one for one in ("ing", "ed") if word.endswith(one)), None)
    if ending is None or not _has_vowel(word.removesuffix(ending)):
        return word
    word = word.removesuffix(ending)
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _ends_double(word) and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _runs(word) == 1 and _ends_short(word) else word


def _exchanged(word: str, endings: dict[str, str]) -> str:
    ending = max((one for one in endings if word.endswith(one)), key=len, default=None)
    if ending is None or _runs(word.removesuffix(ending)) == 0:
        return word
    return word.removesuffix(ending) + endings[ending]


_IRREGULAR = {
    "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth", "goose": "geese",
    "mouse": "mice", "louse": "lice", "person": "people", "ox": "oxen", "die": "dice", "datum": "data",
    "criterion": "criteria", "phenomenon": "phenomena", "cactus": "cacti", "fungus": "fungi",
    "nucleus": "nuclei", "radius": "radii", "stimulus": "stimuli", "alumnus": "alumni",
    "bacterium": "bacteria", "medium": "media", "curriculum": "curricula", "index": "indices",
    "matrix": "matrices",
    "vertex": "vertices", "appendix": "appendices", "quiz": "quizzes", "is": "are", "was": "were",
    "this": "these", "that": "those", "has": "have",
}  # fmt: skip
_SAME = ("sheep", "deer", "fish", "species", "series", "aircraft", "moose", "offspring", "salmon", "swine")
_WITH_ES = ("hero", "potato", "tomato", "echo", "veto", "torpedo")
_F_TO_VES = ("calf", "elf", "half", "knife", "leaf", "life", "loaf", "scarf", "self", "shelf", "thief",
             "wife", "wolf")  # fmt: skip


def plural_of(word: str) -> str:
    """The plural of a noun."""
    low = word.lower()
    if low in _SAME:
        return word
    if low in _IRREGULAR:
        return _IRREGULAR[low].capitalize() if word[:1].isupper() else _IRREGULAR[low]
    if low.endswith(_F_TO_VES):
        return word.removesuffix("e").removesuffix("f") + "ves"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if low.endswith("sis"):
        return word[:-2] + "es"
    if low.endswith(("s", "x", "z", "ch", "sh")) or low in _WITH_ES:
        return word + "es"
    return word + "s"
