"""What Hypothesis chooses of a story: who has the secret, when, what is different, which life comes first.

The ordinary days around it come from one number: hundreds of things are done in them, and a leak is made
small by leaving them out (``trying.made_small``), not by choosing each anew.
"""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from tests.noninterference.doing import Story
from tests.noninterference.people import COMPANY, Cast
from tests.noninterference.secret import Secret
from tests.noninterference.trying import Told

DAYS = st.integers(0, 2**32 - 1)


@st.composite
def told(draw: st.DrawFn, secret: Secret) -> Told:
    me = draw(st.sampled_from(COMPANY), label="who has the secret")
    others = draw(st.permutations([one for one in COMPANY if one is not me]), label="who the others are")
    weeks = draw(st.integers(0, secret.weeks), label="how many weeks later")
    luck = draw(st.randoms(use_true_random=False), label="what is different, and at which moments")
    days = Random(draw(DAYS, label="ordinary days"))
    story = secret.story(luck, days, weeks)
    if draw(st.booleans(), label="the other life first"):
        story = Story(story.both, story.others, story.ones, story.days, story.kaveri)
    return Told(secret, Cast((me, *others)), story, f" (week {weeks})")
