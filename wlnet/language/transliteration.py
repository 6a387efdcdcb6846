"""Texts of other scripts in plain Latin letters: Greek, Cyrillic, kana, Hangul, letters with marks.

The tables follow Unicode's transliterations (CLDR, ISO 9 for Cyrillic) with all marks dropped.
"""

from __future__ import annotations

import unicodedata

_DIAERESIS = "\u0308"


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


def _words(text: str) -> list[str]:
    return text.replace("-", "").split(" ")


_GREEK = _pairs(
    "α=a β=b γ=g δ=d ε=e ζ=z η=e θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=ph χ=ch ψ=ps ω=o"
)
_CYRILLIC = _pairs(
    "а=a б=b в=v г=g д=d е=e ж=z з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=c ш=s щ=s "
    "ъ=\" ы=y ь=' э=e ю=u я=a і=i ґ=g є=e ђ=d ј=j љ=l њ=n ћ=c џ=d ѕ=z"
)
_LATIN = _pairs(
    "ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ħ=h ı=i “=\" ”=\" „=\" ‘=' ’=' ‚=' «=<< »=>> –=- —=- ‐=- …=..."
)
_KANA = _pairs(
    "あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko が=ga ぎ=gi ぐ=gu げ=ge ご=go さ=sa し=shi す=su "
    "せ=se そ=so ざ=za じ=ji ず=zu ぜ=ze ぞ=zo た=ta ち=chi つ=tsu て=te と=to だ=da ぢ=ji づ=zu で=de ど=do "
    "な=na に=ni ぬ=nu ね=ne の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi "
    "ぷ=pu ぺ=pe ぽ=po ま=ma み=mi む=mu め=me も=mo や=ya ゆ=yu よ=yo ら=ra り=ri る=ru れ=re ろ=ro わ=wa "
    "ゐ=i ゑ=e を=wo ん=n ゔ=vu"
)
_SMALL = _pairs("ゃ=ya ゅ=yu ょ=yo ぁ=a ぃ=i ぅ=u ぇ=e ぉ=o ゎ=wa")
_FIRST = _words("g kk n d tt r m b pp s ss - j jj ch k t p h")
_MIDDLE = _words("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_LAST = _words("- g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h")


def in_latin(text: str) -> str:
    """The text in letters of ASCII as far as the script has a table; other scripts stay."""
    found, i = [], 0
    text = _without_marks(text)
    while i < len(text):
        c = text[i]
        if _is_kana(c):
            end = i
            while end < len(text) and _is_kana(text[end]):
                end += 1
            found.append(_of_kana(text[i:end]))
            i = end
            continue
        if "가" <= c <= "힣":
            first, rest = divmod(ord(c) - ord("가"), 588)
            found.append(_FIRST[first] + _MIDDLE[rest // 28] + _LAST[rest % 28])
        else:
            found.append(_letter(text, i))
        i += 1
    return "".join(found)


def _without_marks(text: str) -> str:
    """Without accents but those that make other letters: й, and the kana's."""
    spread = unicodedata.normalize("NFC", text).replace("й", "ј").replace("Й", "Ј")
    kept = []
    for c in spread:
        if _is_kana(c) or "가" <= c <= "힣":
            kept.append(c)
            continue
        parts = unicodedata.normalize("NFD", c)
        base = "".join(part for part in parts if not unicodedata.combining(part))
        if base in "υΥ" and _DIAERESIS in parts:
            base = "y" if base == "υ" else "Y"
        kept.append(base)
    return "".join(kept)


def _letter(text: str, i: int) -> str:
    c = text[i]
    low = c.lower()
    new = _GREEK.get(low) or _CYRILLIC.get(low) or _LATIN.get(low)
    if new is None:
        return c
    if low == "υ" and i and text[i - 1].lower() in "αεο":
        new = "u"
    elif low == "γ" and text[i + 1 : i + 2].lower() in ("γ", "κ", "ξ", "χ"):
        new = "n"
    if c == low:
        return new
    if len(new) == 1 or c in "ÆŒ":
        return new.upper()
    return new.upper() if text[i + 1 : i + 2].isupper() else new.capitalize()


def _is_kana(c: str) -> bool:
    return "ぁ" <= c <= "ゖ" or "ァ" <= c <= "ヺ" or c == "ー"


def _of_kana(text: str) -> str:
    text = "".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in text)
    found, doubled = "", False
    for i, c in enumerate(text):
        if c == "っ":
            doubled = True
            continue
        if c == "ー":
            continue
        if c in _SMALL:
            found = _glide(found, _SMALL[c])
            continue
        new = _KANA.get(c, c)
        if doubled and new[0] not in "aiueon":
            new = ("t" if new.startswith("ch") else new[0]) + new
        doubled = False
        found += new
        if c == "ん" and _KANA.get(text[i + 1 : i + 2], "-")[0] in "aiueoy":
            found += "'"
    return found


def _glide(before: str, small: str) -> str:
    """A syllable with a small vowel after it: ki + ya is kya, shi + ya is sha, fu + a is fa."""
    if small[0] != "y":
        return before[:-1] + small if before[-1:] in ("u", "i", "e", "o") and before else before + small
    if before.endswith(("shi", "chi", "ji")):
        return before[:-1] + small[1:]
    return before[:-1] + small if before.endswith("i") else before + small
