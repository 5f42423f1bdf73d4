"""`make signs`: how often a member is asked for nothing, and how many slides are noticed, on made-up people.

The rule in ``bot/rules/signs.py`` is played as it is, beside the rules it was chosen from. Rules that can be
tuned are set to ask for nothing equally often in the same run, so that only what they notice differs.

What is assumed of people. The first six come from the published studies that the rule is taken from, or from
the first calculation for Kaveri; the rest it left open, and they were chosen here.

- Two check-ins a week, each answered four times of five, whatever the answer would have been.
- Answers in a row resemble each other: autocorrelation 0.3 from one check-in to the next, answered or not.
- Three bad weeks a year, at any time, also while the usual is learnt.
- The fast fall: one step down over four weeks. Noticed: a question within eight weeks of its beginning.
- The slow slide: 1.2 steps over 26 weeks. Noticed: a question within 30 weeks, four of them at the bottom.
- At most one question in four weeks. Whatever is asked while something falls counts as noticed, also by luck.
- A person's own level is anywhere from 3.4 to 4.0, the spread around it from 0.5 to 0.8: uniformly.
- A bad week is 0.8 of a step lower. Answers are rounded and end at 1 and 5.
- A fall begins in the week after the usual was learnt.
- "A year" is 52 weeks after the usual was learnt; "the first year" is 52 weeks from the first check-in.
- Energy and switching off vary together, with a correlation of 0.5, and share their bad weeks.
- A habit is kept with some chance at each check-in, half of it in a bad week; resemblance as above. Two
  fifths of the rarer of kept and not kept are "partly": 8 of 100 answers where it is kept 80 % of the time.

Real people differ from these in ways nobody has measured for two taps a week. The comparison between rules is
worth more than any one figure.
"""
