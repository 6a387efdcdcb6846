"""Common words of English that carry little meaning by themselves."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOPWORDS = _words("""
a about above after again against all almost alone along already also although always am among an and another
any anybody anyone anything anywhere are aren't around as at be became because become becomes been before
being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done
down during each either else enough even ever every everybody everyone everything everywhere except few for
from further get gets got had hadn't has hasn't have haven't having he he'd he'll he's hence her here here's
hers herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its
itself just least less let let's many may maybe me might mine more moreover most mostly much must mustn't my
myself near neither never nevertheless next no nobody none nor not nothing now nowhere of off often on once
only onto or other others otherwise ought our ours ourselves out over own per perhaps quite rather really
same shall she she'd she'll she's should shouldn't since so some somebody someone something sometimes
somewhere still such than that that's the their theirs them themselves then there there's thereby therefore
these they they'd they'll they're they've this those though through throughout thus to together too toward
towards under until unless up upon us very was wasn't we we'd we'll we're we've were weren't what what's
whatever when whenever where whereas wherever whether which whichever while who who's whoever whole whom
whose why will with within without won't would wouldn't yet you you'd you'll you're you've your yours
yourself yourselves
""")
