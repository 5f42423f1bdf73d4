# What Kaveri says, in English. Read every sentence aloud as the exhausted person would, before it is merged.
# No exclamation marks, no praise, no diagnosis, no promise that cannot be kept.

# --- Neutral: may stand in a chat message and in the company's records. One text for everything.
notice-text = Kaveri has something for you.
notice-button = Open
home-title = Kaveri
home-line-private = What you press and write behind these buttons opens in a private window.
home-line-typed = What you type in the chat itself stays in the company’s records, so please use the buttons.
home-open = Open Kaveri
home-person = I could use a person
home-doors = Need someone now?
home-thinking = I’m thinking about someone
once-more = Try once more
not-saved = That was not saved. Please try again in a moment.
refused-standing = Kaveri is for members of this workspace. Nothing was kept.
refused-unknown = Kaveri could not look you up just now. Please try again in a moment.

# --- Used in many places
title = Kaveri
close = Close
back = Back
start = To the first page
loading = One moment.
not-open = This is no longer open.
moment-today = { $time } today
moment-yesterday = { $time } yesterday
moment-tomorrow = { $time } tomorrow
moment-weekday = { $time } on { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
moment-date = { $time } on { $day }.{ $month }
date = { $day }.{ $month }.{ $year }

# --- First page
welcome-what = Hello. I am Kaveri. I ask you now and then how you are, and when you could use a person, I ask somebody you trust.
welcome-who = What you do in this window is for you. There is no report, and no manager sees any of it. “Who can see what” has the details.
welcome-typed = What you type in the chat itself stays in the company’s records, so please use the buttons.
welcome-stop = I ask twice a week. “When I ask” changes or stops that. Saying nothing is always fine.
person = I could use a person
doors = Need someone now?
check-in-heading = How are you today?
check-in-hint = Two taps. Leave out what you like.
energy-label = Energy I have for work today
energy-1 = 1 – hardly any
energy-5 = 5 – plenty
off-label = How well I switched off since last time
off-1 = 1 – not at all
off-5 = 5 – fully
line-label = A line for yourself, if you like
save = Save
status = How it stands
people = My people
rhythm = When I ask
help = Who can see what

# --- After a check-in
saved-nothing = Nothing was filled in, so there is nothing to save. That is fine.
saved-kept = Saved, for you only.
saved-held = Thank you. I hold this for you for now: { $count } of 3.
saved-let-go = Thank you. I have not kept it.
recent-energy = Energy, your last check-ins
recent-off = Switching off, your last check-ins
scale-missing = left out
dots-heading = Your first three
dots-energy = Energy
dots-off = Switching off
dots-question = Shall I keep your answers from now on?
dots-keep-means = If I keep them: each for 90 days, for your eyes only, sealed under a key of your own. You see your own line after each check-in.
dots-forget-means = If I forget them: an answer is gone once you have given it. Then I cannot notice when things get slowly worse.
dots-either = Either is fine. If you don’t choose, I forget them.
keep = Keep them for me
forget = Forget them
settled-keep = I keep your answers from now on, each for 90 days, for you only.
settled-forget = Then I forget them. Nothing is kept from now on, and your first three are gone.

# --- My page, and what is only mine
looking-back = Look back
my-page = My page
my-page-who = Only you see what stands here.
my-page-nothing = There is nothing here yet. What you answer from now on, you see here.
my-page-not-kept = I keep none of your answers, so there is nothing to look at here. That is fine.
check-ins = My check-ins
check-in = How are you today?
past = Earlier looks back
anchors = My habits
plan = My plan
summary = For an appointment
kept-yes = yes
kept-partly = partly
kept-no = no
keep-quarter-now = I keep each answer for 90 days.
keep-means = If I keep your answers from now on: each for 90 days, for your eyes only, sealed under a key of your own.
keep-year-now = I keep each answer for a year.
keep-year = Keep each for a year
keep-quarter = Keep each for 90 days
clear = Clear now
clear-what = Everything you have answered here goes at once: your check-ins, and what you wrote when you looked back. I can’t bring it back. Your people, your habits, your plan and your choices stay.
clear-go = Clear it now
cleared = It is gone.
anchors-heading = My habits
anchors-what = What do you drop first when it gets too much? Yoga, the walk at noon, the retrospective: up to four, in your own words. I ask about them with each check-in.
anchors-slot = { $n ->
    [1] First habit
    [2] Second habit
    [3] Third habit
   *[4] Fourth habit
}
anchors-nobody = Nobody else is ever shown them. Other words count as another habit.
check-ins-none = None are kept.
check-ins-brief = energy { $energy }, switching off { $off }
check-ins-line = { $date }: { $line }
check-ins-which = Change one of them
check-ins-change = Your check-in of { $date }
check-ins-empty = With nothing left in it, it is taken away.
plan-what = Written on a good day, for one that isn’t. Leave out what you like.
plan-well-label = How I am when I’m well
plan-signs-label = What I notice first when it gets too much
plan-helps-label = What helps
plan-tell-label = Whom I’d like to tell
plan-nobody = Nobody else is ever shown this.
summary-what = For a doctor or the occupational health service, if you’d like to take something along: what you wrote in the last eight weeks, with dates. Change it as you like. It says nothing that you did not say.
summary-label = Your page
summary-first = Notes for my appointment, { $date }
summary-ready = Done
summary-hour = I hold this page for an hour, for you only. I send it to nobody.
summary-edit = Change it

# --- Lower than usual
sign-energy = Your energy has been lower than your usual lately. Does that fit?
sign-off = You have switched off less than your usual lately. Does that fit?
sign-habit = “{ $habit }” has been kept less than your usual lately. Does that fit?
sign-fits = Yes, it fits
sign-does-not = No
sign-why = Why I ask: I compare your answers with your own first twenty, and with nobody else’s. It says nothing about why, and it is no diagnosis. Nobody else learns of it. I ask at most once in four weeks.
sign-fits-said = Thank you. You need do nothing. If you like, here is what you wrote down for such a time, or one of your people.
sign-fits-said-plain = Thank you. You need do nothing. If you like, one of your people is a press away.
sign-does-not-said = Then I leave it at that. If what is usual for you has changed, I can learn it anew.
signs-mute = Don’t ask me this
signs-again = Ask me again
signs-anew = Learn my usual anew
signs-on = When your answers stay lower than your own usual, I ask you once whether that fits. For that I need your first twenty.
signs-muted = I don’t ask you when your answers are lower than usual.

# --- Looking back
looking-heading = Looking back on two weeks
looking-hint = About three minutes. Leave out what you like.
looking-last = On { $date } you wrote, for the time until now:
looking-own-words = These four are our own questions. They are no validated test, and there is no score.
look-1 = 1 – not at all
look-5 = 5 – fully
look-say-label = I had a real say in how I work
look-obstacles-label = I could get my work done without needless obstacles
look-company-label = There was somebody at work I could be honest with
look-usefulness-label = My work was useful to somebody
look-say-short = a say
look-obstacles-short = without obstacles
look-company-short = company
look-usefulness-short = useful
look-done-label = What moved forward
look-learned-label = What I learned
look-drained-label = What drained me
look-wish-label = What I would change, or ask for
look-next-label = Until next time I’d like to
look-aims-label = Where I’d like to get in the long run
look-again-label = Is this coming back?
look-theme-label = What keeps coming back, in a word or two
look-theme-short = What keeps coming back
recurs = “{ $theme }”: the { $times ->
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { $times }th
} time since { $date }.
looking-not-kept = I have not kept this. It stands here for an hour, so that you can copy it.
looking-copy = What you wrote
looking-keep = Keep it, and what comes after
past-none = Nothing is kept here.
past-older = Earlier
past-newer = Later
prepare = Prepare a talk
prepare-what = A few words to begin with. Copy them and make them yours. I send them to nobody.
prepare-opening = I’d like 20 minutes with you about how my work is going.
prepare-theme = I’d like 20 minutes with you about “{ $theme }”. It has come up for me { $times ->
    [one] once
   *[other] { $times } times
} since { $date }.
prepare-wish = What would help: { $wish }
prepare-end = What can you change, and by when?
to-copy = To copy
learned = What I did and learned
learned-what = For a review, in Markdown. Yours to change before anybody sees it.

# --- Days, hour and pause
days = Days, hour and pause
days-what = On which days shall I ask how you are? With none ticked, I don’t ask.
days-hour = At about
days-too-many = Five days at most, please.
pause-label = Pause my questions until
pause-now = I ask again from { $date } on.
pause-over = Ask me again now
pause-means = A pause ends by itself. Nobody can see it, and whoever trusts you can still reach you.
still-heading = Shall I go on asking?
still-what = For two weeks there was no answer, and that is fine. If you don’t choose, it is quiet from now on. Asking for a person works as always.
still-keep = Go on as before
still-stop = Don’t ask any more
still-next = I ask again on { $date }.
still-stopped = I don’t ask any more. Kaveri stays here for when you want it.
zone-label = The clock you live by
zone-unknown = I don’t know this clock. Please write it like Europe/Helsinki, or leave it empty and I follow your profile.

# --- Asked in the chat. Whatever is said below “chat-hello” stands in the company’s records.
chat-choose = Ask me right here in the chat
chat-means = My check-in questions then come as messages in our chat, one at a time. You answer there with a button, a number or a word.
chat-records = My questions and your answers then stand in your company’s chat records. Like any other message there they may be kept, exported and read, and I can’t take them back.
chat-screen = They may also show on a locked phone, or on a screen that you share.
chat-habits = If you wrote down habits of your own, I ask about them in your words. Everything else stays in the private window: asking for a person, your people, looking back.
chat-usual = The private window is the usual way. One press brings you back to it.
chat-yes = Yes, ask me in the chat
chat-no = Back to the private window
chat-on = My check-in questions come in the chat.
chat-hello = A short check-in, if you like.
chat-ask-energy = How much energy do you have for work today? From 1 (hardly any) to 5 (plenty).
chat-ask-off = How well did you switch off since last time? From 1 (not at all) to 5 (fully).
chat-ask-anchor = { $anchor }: yes, partly or no?
chat-ask-line = A line for yourself, if you like. Or skip it.
chat-again-scale = I look for a number from 1 to 5 here. You can also say skip, back, later, stop or window.
chat-again-anchor = I look for yes, partly or no here. You can also say skip, back, later, stop or window.
chat-again-line = Here you can write a line, or say skip, back, later, stop or window.
chat-skip = Skip
chat-back = Back
chat-later = Later
chat-stop = Stop
chat-window = In the window
chat-wait = All right. I ask once more in about two hours.
chat-saved = That was all, thank you.
chat-stopped = Stopped. I keep nothing of this.
chat-not-today = All right, not today then.

# --- My people
people-heading = Your people
people-what = Up to five people you would like to be able to ask, in the order I should ask them.
people-invited = Each of them gets one neutral message and is asked, once, whether they may be asked at all. It does not name you. Nobody sees whose list they are on.
people-say = I can’t check who has a say over your work. If somebody has, you may feel freer with somebody else.
people-say-checked = Your organisation’s directory tells me who stands above you, and I ask you before anything goes to them. You may know of others: not everybody who decides about your work stands there.
people-have-say = With a say over your work, as you told me: { $names }. I don’t ask them for a talk.
say = Somebody here decides about my work
say-heading = Who decides about your work?
say-what = Somebody who decides about your tasks, your pay or your time off can hardly just listen. Those you tick here I don’t ask for a talk. You can ask them for one concrete change instead.
say-directory = Your organisation’s directory says: { $names } decides about your work. Is that so? Until you have told me, I pass nothing on there.
say-directory-ticked = What the directory says is ticked. What you say counts.
say-nobody-told = Nobody learns that you ticked anything.
say-save = Save
say-ask = Does { $names } decide about your work?
people-slot = { $n ->
    [1] First person
    [2] Second person
    [3] Third person
    [4] Fourth person
   *[5] Fifth person
}
people-agreed = { $name } – has said yes
people-not-yet = { $name } – not yet
people-not-yet-means = “Not yet” can mean no, later, or no answer so far. I never say which.
people-save = Save my people
approve-heading = One press, if you like
approve-what = Read now, in calm, what they would get. If you approve these words, one press is enough later, with 60 seconds to stop it.
approve = Approve these words
approved = You have approved these words: “I could use a person” asks at once, with 60 seconds to stop it.
disapprove = Show me the words each time
pick-say = You told me that this person decides about your work. You can change that under “Your people”, or ask them for one concrete change.
pick-self = That is you. Please pick somebody else.
pick-bot = That is an app, not a person.
pick-guest = This person is a guest here, so I can’t ask them.
pick-external = This person belongs to another organisation, so I can’t ask them.
pick-deactivated = This account is no longer in use.
pick-absent = I can’t reach this person yet: Kaveri is not installed for them. You could pass this on: “Would you add Kaveri? It is under Apps.”
pick-unknown = I could not look this person up just now. Please try again.
pick-twice = You have picked this person already.
pick-nobody = Pick somebody, or use one of the buttons.
too-long = Please keep this under { $limit } characters.

# --- Asking for a person
release-someone = Someone who trusts you would like 20 minutes with you.
release-named = { $name } trusts you and would like 20 minutes with you.
release-two = They would like to talk with two people, and ask one other as well. You may both say yes.
release-call = A call would suit them best.
release-walk = A walk would suit them best.
release-chat = Writing would suit them best.
release-note = In their own words: { $note }
release-keep = Please keep it to yourself, except where a life is in danger.
ask-heading = This is what I will pass on, word for word
ask-to = To { $names }
ask-order = To { $names }, one after the other, until somebody says yes
ask-together = To { $names }, at the same time. Both may say yes
ask-together-then = If neither does: to { $names }, one after the other
ask-at-once = To { $names }, at the same time. The first yes is enough
ask-rest = { $names } would read it like this
ask-language = { $name } reads it like this
ask-invites = { $name } has not been asked by me before. The same message explains what it means.
ask-guess-several = Messages to several people at about the same time stand out more to whoever looks after the chat.
ask-then-door = If nobody could, your own door then stands here first, as you wrote it down.
ask-guess = They may guess that it is you. Your name goes only to the one who says yes.
ask-named = Your name stands in it, as you wanted.
ask-kept = They are asked to keep it to themselves, except where a life is in danger.
ask-away = { $name } is away, back on { $date }.
ask-late = Not in this time: { $names }. That is about calendars.
ask-nobody = I can’t ask { $names } by { $deadline }. That is about calendars, not about you.
ask-until = By { $deadline } somebody has said yes, or I say here that nobody could. I send you nothing about it in the chat: open Kaveri to see how it stands.
order-label = How shall I ask them?
order-in-turn = One after the other
order-together = The first two at the same time. Both may say yes
order-at-once = All at the same time. One yes is enough
hours-label = It is outside somebody’s working hours
hours-usual = Wait for their working hours
hours-any = Ask { $names } now. They agreed to be asked at any hour
ask-joins = I ask this person as well, with the same words as before.
way-label = How would you like to talk?
way-any = Whatever suits
way-call = A call
way-walk = A walk
way-chat = Writing
ask = Ask { $name }
ask-them = Ask them
edit = Change the words
someone-else = Someone else
write-myself = I’ll write to them myself
preview-changed = Something in this changed since you saw it. Please look once more.
edit-heading = What else should they read?
note-label = A note, if you like. Nothing is needed.
named-label = Say my name from the start
edit-save = Look at the words
pick-heading = Who would be good to talk to?
pick-what = Pick one person. You see exactly what they would get before anything is sent.
pick-waiting = On your list, not yet: { $names }.
pick-label = One person
pick-go = See what they would get

# --- How it stands
look-again = Look again
look-in = Look in on me in two days
look-in-off = No need after all
look-in-said = I will send you the usual message at { $moment }, and ask how it is. Nobody else knows.
look-in-off-said = All right, I won’t.
looking-in-heading = You wanted me to look in
looking-in-what = How is it? If it is better, that is good. If it is not, you don’t have to wait for another day.
status-heading = How it stands
status-none = You are not asking for anybody at the moment.
status-undo = I begin in a minute. Until then nothing has left.
status-asking = I am asking: { $names }. By { $deadline } somebody has said yes, or I say here that nobody could.
status-yes = { $name } said yes and will get in touch by { $moment }. You need do nothing.
status-yes-since = { $name } said yes and wanted to get in touch by { $moment }.
status-both = { $name } and { $other } said yes. You need do nothing.
status-both-since = { $name } and { $other } said yes.
status-first-move = { $name } gets in touch by { $moment }.
status-other = { $name } is asked as well, and may also say yes until { $deadline }.
status-cannot = { $name } said yes, and can’t after all. That is about their days, not about you. Shall I go on asking?
status-nobody = Nobody could by { $deadline }. That is about their calendars, not about you.
status-nobody-at-once = Nobody can be asked right now. That is about calendars, not about you.
status-unreachable = I can’t reach { $name } here. You can write to them yourself.
status-stopped = Stopped. If somebody was asked, they read “no longer needed, thank you”.
add-one = Ask someone else as well
suggested = { $by } thinks of { $name }, who knows nothing of this. Shall I ask { $name }, too? You see first what { $name } would read.
suggested-ask = Show me, for { $name }
suggested-no = No, thank you
withdraw = Never mind, all good
try-again = Ask again
table = What I was asked
receipts = What I passed on
receipts-heading = What I passed on
receipts-none = Nothing so far.
receipt-to = { $date }, to { $names }
receipt-to-nobody = { $date }
receipts-forget = Delete these
write-heading = Write to them yourself
write-what = Something to copy. Nothing about why is needed.
write-opener-label = To copy
write-opener = Hi, would you have 20 minutes for me this week? Nothing to prepare.
write-to = Write to { $name }
write-anyone = You can send it to anybody you trust.

# --- Somebody who can change something
change = Someone who can change something
change-what = Sometimes talking is not enough, and the work has to change. You can ask one person with the authority for one concrete thing. No reason is needed, and I pass none on.
change-label = The one thing, in your words
change-script = Someone else takes over …, and I don’t return to it.
change-who = Who can change it?
change-obliged = Someone with authority may be obliged to act, or to make a note of it. Somebody you trust can also say it for you.
change-empty = Write the one thing here. A few words are enough.
change-dots = Put your own words in place of the dots.
change-nobody = Pick the person who can change it.
release-change = { $name } asks you for one concrete thing at work:
release-change-answer = You don’t need to know why. Please answer what you can change, and when.
release-change-keep = Please tell only those who have to know.
change-named = Your name stands in it. Whoever is to change something has to know for whom.
change-until = By { $deadline } there is an answer, or I say here that none came.
change-carry = Or let somebody you trust say it for you. To copy:
change-stands = What you asked to be changed
change-waiting = { $name } is asked, in their working hours. By { $deadline } there is an answer, or I say here that none came.
change-answered = { $name } answers:
change-refused = { $name } can’t change this. Somebody else may be able to.
change-unanswered = No answer came from { $name } by { $deadline }. You can write to them yourself, or ask somebody else.
change-again = Ask for something else
change-asked-heading = Somebody asks you for a change
change-asked-small = One small, certain change helps more than a big one that may come. Please don’t ask for reasons.
change-answer-label = What can you change, and when?
change-answer-read = { $name } reads exactly these words. You can answer until { $deadline }.
change-answer-go = Send this answer
change-answer-empty = Write what you can change, or use the button “I can’t change this”.
change-cannot = I can’t change this
change-cannot-means = That is an answer, too: they can then ask somebody else.
change-answer-said = Thank you. Your answer is passed on. What helps now is that it happens.
change-cannot-said = Thank you for saying so. They can now ask somebody else.

# --- Everything erased
someone-left = someone who left
someone-left-first = Someone who left
erase = Erase everything
erase-what = Everything I hold of you goes: your answers and what you wrote, your people, your asks, what you passed on, and your choices. It goes at once, and nobody can bring it back, nor can I.
erase-others = What is under way ends. Whoever I asked for you reads “no longer needed, thank you”. Whoever you said yes to reads that you can’t after all. Whoever asked you for a change reads that no answer will come. What you wrote with somebody without names goes for both of you.
erase-names = Where your name stood on somebody’s own page, they read “someone who left” from then on. Nobody is told why, or what you had here.
erase-stays = What stays: the neutral messages in the chat, which your company keeps, and whatever you typed there. If you answered somebody who asked you for a change, they can read that answer for two more weeks.
erase-key = The key that seals what is yours is destroyed first. Then not even an old copy of the database can be read, once old copies of the keys are gone as well. Whoever runs the server should keep those for seven days at most.
erase-on = Go on
erase-well = Tell them I’m all right
erase-well-who = { $names } would read this, word for word:
erase-well-how = It stands where they read your ask. Whoever said yes gets the usual message as well. Your name is not in it.
erase-silent = Say nothing
erase-changed = Who would read this has changed since you saw it. Please look once more.
erase-sure = This is the last press
erase-sure-what = After it nothing of you is left here. If you open Kaveri again, I meet you for the first time.
erase-silent-what = Nobody reads a word from you.
erase-go = Erase it now
gone = It is gone.
gone-again = Everything I held of you is erased, and your key is destroyed. If you open Kaveri again one day, I meet you for the first time.
all-right = No longer needed, thank you. The person who asked has left Kaveri, and wanted you to know that they are all right.
status-cannot-left = The one who said yes has left Kaveri and can’t come after all. That is not about you. Shall I go on asking?
change-left = The one you asked has left Kaveri, so no answer will come. You can ask somebody else.

# --- Being asked
invitation-heading = Somebody trusts you
invitation-what = Somebody here would like to be able to ask you for a little of your time one day. I don’t say who.
invitation-means = Then you may now and then get a message from me, and behind it: someone who trusts you would like 20 minutes with you. You say yes or no each time, without a reason. Nobody is told who said no.
invitation-yes-means = When you say yes to somebody, you learn each other’s names and you make the first move the same day. Listening is enough. At most one new person a week.
invitation-leave = You can change this at any time under “Who can see what”. Nobody is told.
invitation-now-yes = At the moment: you may be asked.
invitation-now-not-yet = At the moment: not yet.
pause-what = A pause is fine, too. Nothing reaches you meanwhile, and nobody is told.
pause-week = Pause for a week
pause-month = Pause for four weeks
pause-now = You are having a pause until { $date }. Nothing reaches you, and nobody is told.
pause-end = End the pause
any-hour-what = Some things don’t wait for the morning. If you like, those who trust you may ask you at any hour. They read that they may, and only they.
any-hour = Yes, at any hour
any-hour-now = Those who trust you may ask you at any hour, and read that they may. Your chat app’s own “do not disturb” still holds.
usual-hours = Only in my working hours
never-now = Asks from { $names } do not reach you. They are not told.
never = Not from this person again
never-said = Later asks from this person do not reach you. They are not told.
anybody = Let them ask again
agree = Yes, I may be asked
not-yet = Not yet
agreed = Thank you. You need do nothing until somebody asks.
not-yet-said = All right. Nobody is told more than “not yet”.
being-asked = Being asked
asked-heading = Somebody asks for you
asked-first = I have not asked you before. A yes also means that people who trust you may ask you again; you can change that at any time.
asked-if-yes = If you say yes, you learn each other’s names, and you get in touch by { $moment }.
asked-no-is-fine = Saying no is fine. No reason is needed, and nobody is told.
accept = Yes, I will
decline = Not this time
declined = All right, and thank you. Nobody is told.
asked-over = No longer needed, thank you.
listen-heading = { $name } would like to talk with you
listen-move = Get in touch by { $moment }. Until then { $name } doesn’t have to do anything.
listen-late = You wanted to get in touch by { $moment }. If you have not, now is still good. If you can’t, say so here: { $name } can then ask somebody else.
listen-kept = Good that you got in touch. I ask nothing more of you here.
effort-label = How much did it take out of you?
effort-kept-nowhere = For your eyes only. I don’t keep it.
effort-1 = No effort
effort-2 = A little
effort-3 = Some
effort-4 = A lot
effort-5 = Everything I had
listened-light = Thank you for listening. You are free of it now.
listened-heavy = That was a lot. You don’t have to carry it alone, and you don’t have to solve it.
listened-own = You may use a person, too: it needs no names and no story. A break from being asked is fine as well.
in-touch = I got in touch
cannot = I can’t after all
taken-back-said = Thank you for saying so. They can now ask somebody else. I tell them only that you can’t after all.
listen-open = Open with something ordinary, and nothing about why in writing. You could send this:
listen-opener-any = Hi, do you have 20 minutes today? Coffee, a call or a walk, as you like.
listen-opener-call = Hi, do you have 20 minutes today? I could call you.
listen-opener-walk = Hi, do you have 20 minutes today? I could do with a walk.
listen-opener-chat = Hi, how is your day going? I have a bit of time to chat.
listen-ask = Ask, and listen. You don’t have to fix anything. Quiet moments are all right.
listen-help = When it fits: what would help, and who could take some work away?
listen-keep = Keep it to yourself, except where a life is in danger. Take no notes.
suggest = Bring somebody, or hand on
suggest-heading = Whom would you bring?
suggest-what = Two often carry better than one. I pass the name on to { $name } and to nobody else. Whoever you pick learns nothing unless { $name } wants it.
suggest-label = One person
suggest-instead = I can’t go on myself
suggest-go = Pass on this name
suggest-said = Passed on to { $name }, who decides. The one you named knows nothing of it.
suggest-nobody = Pick the person you are thinking of.
suggest-them = That is the person you are listening to. Please pick somebody else.
worried = I’m worried about this person
worried-heading = When you are worried
worried-ask = Ask calmly and directly: are you thinking of ending your life? Asking does not put the thought there.
worried-stay = Stay with them, or stay on the line, until somebody else is there. You don’t have to carry this alone.
worried-call = Where a life may be in danger, call { $number } together, now. Don’t promise to keep that a secret.
worried-you = These lines are for you as well.
worried-nothing-kept = I keep nothing of this press and tell nobody.

# --- Afterwards
talk-heading = Did you and { $name } get to talk?
talk-heading-two = Did you get to talk with { $name } or { $other }?
go-on = Go on asking
talked = Yes
not-talked = Not yet
talked-said = Good to know. I forget who it was within two weeks.
talked-change = If the work itself has to change, you can ask somebody for that, too. Only if you like.
thanks-label = To say thank you, if you like
thanks = Thank you for listening the other day. It helped.
close-well = Close it and delete it here
closed-well = Closed. Nothing of it is kept on your side, and within two weeks nothing on theirs.
not-talked-said = That happens. You can ask again, or write yourself.
talk-gone = That was a while ago, and I have forgotten it by now.

# --- When I ask
rhythm-heading = When I ask
rhythm-label = How often shall I ask how you are?
rhythm-0 = Never. I come when I want to
rhythm-1 = Once a week
rhythm-n = { $n } times a week
rhythm-hours = Only in your working hours: { $opens }–{ $closes }, { $zone }. If you don’t answer for two weeks, I stop by myself.
rhythm-free = Public holidays are free days, too.
away-label = Away from work? The day I am back
away-now = You are away. Back on { $date }.
away-back = I’m back
away-means = While you are away I ask nothing and nobody is sent to you. Whoever is about to ask you can read when you are back, and nothing else. Asking for a person works for you as always.
afterwards = Look in on me 2 and 6 weeks after I am back
afterwards-now = I look in on you two and six weeks after you are back. Nobody else knows.
afterwards-off = No need to look in
hours = My days and hours
hours-what = Only on these days and in these hours does anything come from me: a question, or somebody who would like 20 minutes. On the others it is quiet. Nobody sees what you choose; whoever asks may notice that you can’t be asked in time.
hours-day = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
  }
hours-opens = From
hours-closes = Until
hours-save = Save
hours-no-day = Tick at least one day. To hear nothing at all for a while, use the pause or “away”.
hours-too-short = Pick an hour at least two hours after the first.
quiet = Quiet until my next working day
quiet-now = Quiet until { $moment }.
quiet-off = Let messages through again
quiet-means = Meanwhile nothing new comes from me, and what would have come waits. Nobody is told. Asking for a person works for you as always.
rhythm-save = Save
rhythm-saved = Saved.

# --- Other doors
doors-heading = Other doors
doors-danger = I am a program and can’t judge danger. If a life may be at risk, call { $number } now.
doors-body = For chest pain, trouble breathing, fainting or sudden weakness, call { $number } as well: exhaustion can look like other things, and other things like exhaustion, and you don’t have to know which it is.
doors-unknown-country = I don’t know the lines in your country. In the EU and many other places the emergency number is 112.
doors-nobody-told = I have told nobody that you are looking at this.
my-door = A door of my own
my-door-what = Who helps you outside this company: a friend, a doctor, a number. Written down now, it needs no looking for later. It then stands first under the other doors, and first where nobody could.
my-door-label = In your own words
my-door-nobody = Nobody but you reads it, and I call nobody.
my-door-save = Save
my-door-saved = Saved.
my-door-stands = Your own: { $door }
doors-line = { $name }: { $number } ({ $hours })
hours-always = day and night
hours-limited = limited hours
door-language-fi = in Finnish
door-language-sv = in Swedish
door-language-en = in English
door-language-nl = in Dutch
door-language-cs = in Czech
door-language-is = in Icelandic
door-language-de = in German
door-language-es = in Spanish
door-language-et = in Estonian
door-language-fr = in French
door-language-no = in Norwegian
door-language-pl = in Polish
door-language-ru = in Russian

# --- Thinking of someone else
thinking = I’m thinking about someone
thinking-heading = Reaching out to somebody
thinking-what = You don’t have to know what is wrong, or what to say. A small, ordinary message is enough.
thinking-opener-label = You could send this:
thinking-opener = Hi, you came to mind. Coffee or a walk one of these days?
thinking-listen = If you talk: ask how it has been, and listen. You don’t have to fix anything. Quiet moments are all right.
thinking-no-answer = If there is no answer, or all is well, that is fine. You can ask once more in a week or two.
thinking-worried = If you fear for their life, ask directly: are you thinking of ending your life? Asking does not put the thought there. Then stay, and call together.
thinking-nothing-kept = I ask for no name, keep nothing and tell nobody.

# --- Questionnaires that whoever runs Kaveri installed, for oneself
questions = Other questionnaires
questions-what = Whoever runs Kaveri here has put these up. They are for you alone: I never ask you to fill one in, and I tell nobody that you did, or what came of it.
questions-pick = Which one would you like to look at?
questions-none = There are none here at the moment.
questions-changed = This one has changed since you began. To fill it in, please begin anew.
questions-leave-out = Leave out what you like. If you go elsewhere before the end, nothing of it is kept.
questions-page = Page { $page } of { $pages }
questions-next = Go on
questions-see = Show me the result
questions-nothing = Nothing was filled in, so nothing comes of it. That is fine.
questions-number = { $scale }: { $number }, on a scale from { $low } to { $high }
questions-no-number = { $scale }: no number. It would take at least { $needed } of { $count } answered.
questions-band = { $source } says of such a number:
questions-means = A number is not a diagnosis, and it says nothing about what you should do. Whether it fits, you know best.
questions-kept = I keep the number for 90 days, for you only. What you answered I don’t keep.
questions-gone = I keep nothing of this. Once you close this window, I can’t show it again.
questions-rights = Source: { $citation } · Licence: { $licence }
questions-source = Where it comes from
questions-kept-heading = What I keep for you
questions-kept-line = { $date }, { $title }: { $numbers }
questions-kept-gone = { $date }: a questionnaire that is no longer here in this form
questions-forget = Delete these numbers

# --- Who can see what, how to stop
help-heading = Who can see what
help-you = You: everything you press and write in this window.
help-peer = Whoever says yes to you: your name, and the words you saw before you pressed.
help-ally = Whoever you ask to change something: the same, when you press.
help-manager = Managers and colleagues: nothing. There is no report about a person, at any setting.
help-admin = The company’s Slack or Teams admins: that I sent a neutral message, and when, and what you type in the chat. A patient admin may guess from that. What the platform itself keeps of this window, nobody has tested yet.
help-operator = Whoever runs the server: sealed data, and the keys for it. No command opens it, but somebody who sets out to read it could, or could change the program.
help-operator-named = Whoever runs the server, here { $operator }: sealed data, and the keys for it. No command opens it, but somebody who sets out to read it could, or could change the program.
help-phrases = In what you write I look once, in memory only, for a few phrases about not wanting to live. If I find one, other doors stand first on your next page. It is not kept, not counted and not passed on, and I can’t judge danger.
help-chat = My questions come in this window. If you chose to be asked right here in the chat, those questions and your answers stay in the company’s records. Under “When I ask” you can bring them back here.
help-quiet = On Slack I look, just before I write to you, whether you set “do not disturb”. What you are not waiting for then waits. I remember it for minutes, and write it down nowhere.
help-stop = To stop: “When I ask” ends the questions, “Never mind, all good” ends an ask, and “Being asked” ends that. “Erase everything” on “My page” ends it all, at once.

# --- Someone outside your team
outside = Someone outside your team
theme-none = I’d rather not say
theme-workload = Too much work
theme-conflict = Conflict at work
theme-returning = Coming back after being away
theme-home = Something at home
theme-aloud = Just to think aloud
release-outside = Someone here would like to write with you for a while, without names. You may never learn who it is.
release-outside-theme = What it is about: { $theme }.
outside-word-for-word = This is what I will pass on, word for word:
outside-or = Or, if they read another language:
outside-ask = Ask one of them
outside-to = It goes to people who have offered to be asked: at most { $most }, picked by chance, one after the other, until one says yes.
outside-nameless = Your name is not in it, and you don’t learn theirs. You two write to each other in this window, never in the chat.
outside-style = How somebody writes, and details, can give away who it is.
outside-checked = Nobody from your team or from your management chain is asked, as far as your organisation’s directory says.
outside-unchecked = I can’t check who is in your team or has a say over your work: I have no directory that says so. Somebody close to you may be among them.
outside-until = By { $deadline } somebody has said yes, or I say here that nobody could. Either way you then get the usual message from me.
outside-theme = What it is about, if you like. Then it stands in the words above.
outside-too-few = There are not enough people yet. At least five have to offer before I ask anybody.
outside-why-five = With fewer, you could guess who it is, and they could guess who you are.
outside-nobody-in-time = Nobody of them is at work in time before { $deadline }. That is about calendars, not about you.
outside-looking = I am asking. By { $deadline } somebody has said yes, or I say here that nobody could. Either way you then get the usual message from me.
outside-nobody = Nobody could by { $deadline }. That is about calendars, not about you.
outside-again = Ask outside my team again
outside-they-yes = The person who said yes
outside-they-asked = The person who asked
outside-you = You
outside-yes = Somebody said yes. You need do nothing: they write first. You can write, too.
outside-unheard = They have not written yet, though I asked them once more. You can write first, or close this and ask again. It is not about you.
outside-line = A few lines
outside-means = They get the usual message from me after a while, in their working hours, and read this here. The last { $kept } pieces stay while this is open. It closes by itself after { $days } days without any.
outside-send = Pass this on
outside-empty = Write a few words, or use one of the buttons.
outside-close = Close this
outside-close-means = Closing takes one press. What you two wrote is then gone, for both of you, and nobody is told why.
outside-closed = Closed. Nothing of what was written here is kept.
outside-thanks = Thank you for being there.
outside-name = Give them my name
outside-name-heading = This is what they will read
outside-name-means = They can then write to you directly. You can’t take it back. You don’t have to do this, and you don’t learn their name by it.
outside-name-go = Give my name
outside-named = They know your name: you gave it.
outside-name-given = They have given you their name: { $name }. Please keep it to yourself.
outside-if-yes = If you say yes, you two write to each other in this window, without names, and you write first, the same day if you can. You can close it at any time.
outside-accept = Yes, I’ll write
outside-begin = You said yes, thank you. Write the first line here. Something ordinary is enough: that you are here, and have a little time.
outside-block = Close, and never again
outside-block-means = “Close, and never again”: I don’t bring you two together here any more. They are not told.
volunteer = Being asked by somebody outside my team
volunteer-now = At the moment: somebody outside your team may be brought to you.
volunteer-now-not = At the moment: only people who trust you.
volunteer-what = Somebody who can’t turn to their own people may write with you for a while, here and without names. You say yes or no each time. At most one at a time, and one new in a week.
volunteer-unseen = Nobody sees that you offer this, nor what you tick: no colleague, no manager, and nobody who asks.
volunteer-themes = What they may come to you with. Tick what suits you, or nothing at all.
volunteer-rests = A pause counts here, too. You can stop with one press, and nobody is told.
volunteer-blocked = With somebody I don’t bring you together any more. I don’t say who: you may never have known.
volunteer-save = Yes, I may be asked
volunteer-leave = Stop this
volunteer-talk = What we write
page-link = Open on a page of its own, outside the chat app
page-title = Page
page-open = Open
page-paste = Paste the whole address of this page here
page-close = Close this page
page-closes-itself = This page closes by itself 20 minutes after your last press.
page-closed = This page is closed. You can close the tab.
page-over = This page is no longer open. A link opens once, and within ten minutes. Then the page stays open until you close it, or until 20 minutes have passed without a press.
page-anew = For a new link, open Kaveri in your chat app and press the link there.
page-written = What you wrote was not saved. You can copy it from here.
page-people = People are picked in the chat app. Whoever is picked there already stays as they are.
page-update = Update
page-amiss = Some of this has to change before it can be saved.
page-unreadable = That could not be read, and nothing was saved.
page-trouble = Something went wrong here. What you pressed may not have been saved.
help-outside = Somebody outside your team who says yes: the words you saw before, and what you two write here until one of you closes it. Your name only if you give it. Nobody sees who has offered to be asked like this.
page-script = This needs a browser that runs scripts and knows passkeys. This one doesn’t do both.
page-passkey-failed = Nothing was opened or made. You can press the button again.
page-unmade = No doorway was made. You can try again.
page-shut = This opens nothing here. It may have been taken away, or have waited too long. You can go back and press the button once more.
page-urgent = If you need someone right now: 112 in most of Europe, elsewhere the emergency number of the country you are in.

# --- A doorway for one's own phone
numbers = Numbers for my own phone
numbers-what = For a day when you are at home and away from the work chat: numbers among the contacts of your own phone.
numbers-kept = I know nobody’s number, and keep none. You know those of your people.
numbers-copy = To copy
numbers-take = Take the file
numbers-page = Open my page outside the chat app. There, “Numbers for my own phone” takes your people’s numbers as well, and gives you one file.
numbers-emergency = Emergency number
page-contacts = Fill in what you have; what has no number is left out. Your phone reads the file into its contacts. What you write here goes into that file and nowhere else, and nothing in it tells where it comes from.
page-contact-called = Name
page-contact-number = Number
page-contacts-none = There is no number here yet.

doorways = A doorway for my own phone
doorways-what = For days when you are at home and away from the work chat. With it, a phone of your own opens these pages in its browser, without the chat app: asking for a person, how it stands, stopping it, and other doors.
doorways-how = You make it once. After that the phone opens it the way it opens itself: with a finger, a face or a code. Nothing of those leaves the phone.
doorways-where = It is made in the browser, on the page of your own. Open that page on the phone itself. Or, on a computer, choose another device in what the browser shows, and read the code there with the phone.
doorways-stays = A pause, or being away from work, never closes it. One press here takes it away.
doorways-seen = In the phone’s list of passkeys stand the address of this page and the word “Page”, and nothing more. Whoever can unlock the phone can come in, so take one that is only yours.
doorways-none = There is none yet.
doorways-there = Made on { $date }
doorways-make = Make the doorway
doorways-another = Make one on another phone
doorways-address = To come in later, open this address on that phone and press the button there. A bookmark helps:
doorways-most = There are three now. That is as many as there can be.
doorways-which = Take one of them away
doorways-off = Take it away
doorways-off-all = Take all of them away
doorways-gone = It is taken away, and opens nothing from now on. The phone may still list the passkey; you can delete it there.

# --- About this Kaveri, and what changes
about = About this Kaveri
about-heading = About this Kaveri
about-operator = { $operator } runs it.
about-operator-unnamed = Whoever runs it has not given a name here.
about-version = Version { $version }, build { $build }
about-build = The build is a sum over the program’s own files. The same release has the same build everywhere, so anybody can compare it. Whoever runs the server could make it say something else.
about-source = The program’s source
about-does = What it does here
about-routing = Asking for a person: always. Nothing you answer has to be kept for it.
about-history = Keeping your own answers: only for those who choose it, each for themselves. Nobody else sees them.
about-no-figures = Figures about a team: there are none.
about-figures = Figures about a team: four averages a quarter, of what at least ten people let count. Nothing counts unless you press for it.
about-directory = Whoever runs it has given me a list of who works in which team and under whom. I use it to keep those people out when somebody outside your team is asked, and to ask you about people above you. I show it to nobody.
about-no-directory = I have no list of who works in which team and under whom.
about-page = A page of your own, outside the chat app, opens at { $address }.
about-serves = It is for the people of { $tenants }.
about-you-are-on = You are here from { $tenants }.
about-kept = How long I keep what
about-kept-answers = Your answers: not at all, unless you choose it. Then { $days } days, or { $longer } if you choose that.
about-kept-trial = Before you choose: the first { $count } check-ins, for { $weeks } weeks at most, to show you what keeping would mean.
about-kept-draft = What you began and did not save: { $minutes } minutes.
about-kept-ask = When you ask for a person: as long as it is under way. { $days } days after that it no longer says who was asked.
about-kept-outside = What you write with somebody outside your team: until one of you closes it. It closes by itself after { $days } days without a word.
about-kept-yours = What I passed on for you, your people, your habits and your plan: until you take them away.
about-kept-all = “Erase everything”, under “My page”, ends all of that at once.
about-platforms = Slack and Teams keep the messages I send, and when, and what people type in the chat. They all read alike. Whether they also keep what goes through this window, nobody has tested.
about-operator-could = Whoever runs the server has the data sealed, and the keys for it. No command opens it, but somebody who sets out to read it could, or could change the program.
about-lines = The numbers under “Need someone now?” for your country were last looked up on { $date } or later.
news-heading = Something changes here
news-aggregates = From { $day } on, a team can read four averages about its work once a quarter. Nothing counts unless you press for it, and never with fewer than ten people. Nothing that you have written so far is in it.
news-directory = From { $day } on, I have a list of who works in which team and under whom. I use it to keep those people out when somebody outside your team is asked, and to ask you about people above you. I show it to nobody.
news-page = From { $day } on, a page of your own, outside the chat app, opens at { $address }.
news-tenant = From { $day } on, the people of { $tenant } can use this Kaveri, too.
news-operator = From { $day } on, { $operator } runs this Kaveri.
news-written-stays = Nothing that is already written changes. You need do nothing.
refused-soon = Kaveri begins here in a few weeks. Nothing was kept.
day-and-date = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
  } { $date }
# --- What a team reads of its own work
team = What our team reads
team-heading = What our team reads
team-what = Once a quarter, everybody in { $team } can read four numbers about the work there: how the four questions of “looking back” were answered on average, rounded to halves. Only answers that somebody let count are in it, and no names.
team-what-everybody = Once a quarter, everybody here can read four numbers about the work: how the four questions of “looking back” were answered on average, rounded to halves. Only answers that somebody let count are in it, and no names.
team-rules = At least ten people have to be in it. With fewer, or if a few people could be worked out from it and earlier numbers, or if nearly everybody said the same, nothing is shown, and it always reads alike.
team-honest = Whoever knows what all the others answered could still work out yours.
team-then = It is put together on { $date }, once and never again. Two weeks after you, whoever runs Kaveri can read the same.
team-then-named = It is put together on { $date }, once and never again. Two weeks after you, { $operator } can read the same.
team-answer-first = When you have looked back in this quarter and answered all four questions, you can let them count here. Nobody sees whether you did.
team-offer = This is what would count, as you last answered:
team-obstacle-label = What gets in the way most, if you like
team-about-label = What it is about, in the words that your team has for it
team-obstacle-means = That is read only if ten people or more picked the same, in the same words.
team-count = Let this count
team-counts = This counts from you. Until { $date } you can take it out.
team-out = Take mine out
team-none-yet = Nothing has been put together yet.
team-number = { $item }: { $number } of 5
team-ten = Ten people or more say that this gets in the way:
team-nothing = Nothing to show for this quarter.
help-team = Your team, and two weeks later whoever runs the server: four averages a quarter, of what at least ten of you let count. “What our team reads” shows what counts from you.
team-not-here = No such numbers are put together here, or I don’t know which team you are in.
quarter-1 = January to March { $year }
quarter-2 = April to June { $year }
quarter-3 = July to September { $year }
quarter-4 = October to December { $year }
obstacle-meetings = Too many meetings
obstacle-interruptions = Interruptions
obstacle-priorities = Priorities that keep changing
obstacle-waiting = Waiting for others
obstacle-tools = Tools that get in the way
obstacle-rework = Doing things twice
obstacle-too-much = More work than time
obstacle-alone = Being alone with it
obstacle-no-say = No say in it

# --- Words about the work that several people sign
statement = Say it together
statement-what = A few words about the work that others may say as well. You choose who reads them, and they read your name. Whoever says the same is named to you. I pass it on to nobody: what becomes of it is up to you.
statement-label = What you would like to say
statement-reader = Who reads it ({ $n })
statement-obliged = Nobody has to sign. Who doesn’t, says nothing by it.
statement-empty = There is nothing written yet.
statement-nobody = Pick at least one person who reads it.
statement-to = To { $names }. Each of them reads it alone, and not who else does.
statement-means = They can say the same until { $date }. Then nothing of it is kept here.
statement-ask = Pass it on
release-statement = { $name } would like to say this together with you:
release-statement-means = If you say the same, { $name } reads your name under it, and may show it to others. You don’t have to.
statement-signed = They say the same: { $names }
statement-signed-none = So far nobody has said the same.
statement-names = Said by { $names }.
statement-until = Others can still say the same until { $date }. Then nothing of it is kept here.
statement-back = Take it away
statement-gone = It is taken away, and the names with it. Whoever was asked reads that it is no longer needed.
statement-soon = You passed something on not long ago. The next one can go out on { $date }.
statement-came = Somebody would like to say something together with you
statement-sign = I say the same
statement-unsign = Take my name off
statement-sign-means = When you press this, { $name } reads your name under it, and may show it to others. I show it to nobody.
statement-you-signed = { $name } reads your name under it, and may show it to others. You can take it off; what was copied before stays copied.
statement-leave = You can also leave it: { $name } then reads nothing. It stays here until { $date }.
# --- Everything of mine, as a copy: what stands beside each thing
x-addresses = Where Kaveri reaches you
x-platform = Chat app
x-workspace = Workspace
x-user = User
x-name = Name
x-language = Language
x-working-time = Days and hours
x-clock = Clock
x-days = Days
x-opens = From
x-closes = Until
x-back-from-absence = Back on
x-clock-of-own-choosing = A clock of your own choosing
x-known-since = Known since
x-first-came = First visit
x-times-a-week = Times a week
x-hour = At about
x-paused-until = Paused until
x-last-question = Last question
x-next-question = Next question
x-without-an-answer = Without an answer
x-asked-in-chat = Asked in the chat
x-since = Since
x-begun = Begun
x-at = When
x-energy = Energy
x-off = Switching off
x-line = A line
x-habits = Habits
x-habit = Habit
x-went = How it went
x-quiet-until = Quiet until
x-look-in = I look in on you
x-look-in-after-absence = I look in after you are back
x-last-line-answered = Last line in the chat that I answered
x-answers = Your answers
x-kept = Kept
x-a-year = each for a year
x-90-days = each for 90 days
x-first-three = the first three, for now
x-nothing = nothing
x-check-ins = Check-ins
x-looking-back = Looking back
x-check-in-begun = A check-in you began
x-looking-back-begun = A look back you began
x-last-looking-back = Last look back
x-page-for-appointment = Your page for an appointment
x-text = Words
x-texts = Words
x-usual = What is usual for you, as numbers
x-muted = You don’t want to be asked
x-watched = Watched
x-of = Of
x-counted = Answers counted
x-mean = First twenty, on average
x-average-now = Average now
x-questionnaires = Questionnaires
x-questionnaire = Questionnaire
x-version = Version
x-numbers = Numbers
x-scale = Scale
x-number = Number
x-in-order = In your order
x-may-be-asked = May be asked
x-decide-about-my-work = Decide about your work, as you told me
x-the-directory-says-so-of = The directory says so of
x-i-denied-it-of = You told me that it is not so, of how many
x-directory-knows-me = Your organisation’s directory knows you
x-invitations = You invited people on
x-words-approved = Words you approved
x-words-prepared = Words you prepared
x-to = To
x-way = How you would like to talk
x-note = Note
x-named = With your name
x-order = In which order
x-any-hour = At any hour, where they agreed
x-ask = Your ask
x-until = Until
x-stands = How it stands
x-how = How
x-by = Who
x-in-touch-by = In touch by
x-talked = Whether you talked
x-not-reached = I could not reach
x-suggested = Suggested to you
x-change-being-written = A change you are writing down
x-change-asked = A change you asked for
x-passed-on-at = Passed on
x-answer = Answer
x-willing = Whether you may be asked
x-at-any-hour = At any hour
x-never = Not from these people
x-asks = Asked of you
x-came = Came
x-answered = Answered
x-from = From
x-kept-until = Kept until
x-changes-asked-of-me = Changes asked of you
x-themes = Themes
x-chosen-theme = Theme you chose
x-kept-apart-from-somebody = Kept apart from somebody
x-last-taken = You last said yes
x-request = Your request
x-name-given = You gave your name
x-lines = What was written
x-closes-itself = Closes by itself
x-ended = Ended
x-phones = Phones that open your pages
x-made = Made
x-changes-of-settings-read = Changes of settings that you have read
x-what = What
x-value = Now
x-told-from = Told from
x-read = Read
x-let-count-for-my-team = What you let count for your team
x-quarter = Quarter
x-team = Team
x-obstacle = What gets in the way most
x-about = About
x-said-together = Words that several people sign
x-writing = Being written
x-statement = Passed on
x-signed-by = Say the same
x-signed = You say the same
x-last-one = The last one
x-log = What was done with your data
x-operator = What whoever runs Kaveri changed
x-holds-from = Holds from
x-yes = yes
x-no = no
x-partly = partly
x-not-yet = not yet
x-asking = asking
x-nobody = nobody could
x-stopped = stopped
x-taken-back = said yes, and can’t after all
x-waiting = not known yet
x-asked = you were asked
x-not-talked = not yet
x-no-answer = no answer came
x-cannot = can’t change this
x-not-asked = not asked yet
x-invited = invited
x-open = open
x-over = no longer needed
x-me = you
x-them = the other one
did-kept = Your answers are kept from then on
did-forgot = Your answers are forgotten from then on
did-longer = Each answer is kept for a year
did-shorter = Each answer is kept for 90 days
did-cleared = What you had answered was cleared
did-exported = A copy of everything was taken along
did-receipts-deleted = What you had passed on was deleted here
did-phone-added = A phone of your own was added
did-phone-removed = A phone of your own was taken away
did-in-chat = Questions come in the chat
did-in-window = Questions come in the window
did-address-added = Another account of yours was linked
did-address-removed = An account of yours was unlinked
setting-operator = who runs Kaveri here
setting-directory = a list of teams and managers
setting-page = pages outside the chat app
setting-aggregates = numbers that a team reads about its own work
setting-tenant = who can become a member
export = Take everything along
export-what = A copy of everything I hold of you, in your own words where they are yours. Of others it says only what your pages say. Not in it: who trusts you, asks that never reached you, and when which of your people is asked. Those are other people’s.
export-page = Files can’t be handed out in this window. On the page of your own there are two: one to read, and one for programs (JSON).
export-no-page = Files can’t be handed out in this window, and there is no page of your own here. So here it is as text, to copy.
export-careful = Whoever has the file can read it. Keep it where only you are.
export-html = To read or print
export-json = For programs (JSON)
export-piece = Part { $n } of { $of }, to copy
export-next = Next part
export-previous = Part before
export-title = Everything held of me
log-heading = What was done with my data
log-what = What you did with it, for twelve months, and nothing of what it says. Looking is not written down. What whoever runs Kaveri changes about who can learn what stands here, too.
log-none = Nothing so far.
log-line = { $date }: { $what }
operator-rekeyed = whoever runs Kaveri replaced the key that wraps everybody’s. For that nothing of yours was opened.
log-told = { $date }: whoever runs Kaveri changed something: { $what }. It holds from { $holds } on.



# --- Two places, and somebody whom no picker has
platform =
    { $platform ->
        [slack] Slack
        [teams] Microsoft Teams
       *[other] another place
    }
person-on = { $name }, on { $platform }
write-elsewhere = You two share no chat that I could open here. Look for { $name } on { $platform }, or call, or walk over.
places = I’m in two places
places-heading = Two places, one you
places-what = If you use Kaveri in a second place, Slack and Teams for example, I can know that it is you in both. Then a check-in counts once, whichever side you answer on, and you are told in one place, never in both.
places-how = Press for a code in one place, and type it in the other. Either way round will do.
places-how-more = To add another place, press for a code here and type it there, or the other way round.
places-found = You are in these places: { $platforms }.
places-told = I tell you on { $platform }. Only if you can’t be reached there any more, I try the other.
tell-here = Tell me here
only-here = Only here from now on
only-here-means = Then the other place no longer has anything to do with you. What is yours stays here.
code-show = Show me a code
code-heading = A code for you alone
code-label = The code
code-what = In the other place, open “When I ask”, then “I’m in two places”, and type this by { $time }. It works once.
code-for-nobody = It is for you alone. Don’t read it out to anybody.
code-typed = I have typed it
code-used = It was typed. Say there, too, that it is you, and then press here.
code-other-side = The code from the other place
code-go = Go on
code-digits = A code has nine digits.
code-own = That is the code you are shown yourself. Somebody else has to type it, or you in another place.
code-same-place = That code is from the same place as this one. Two places are two different ones.
code-missed = That code isn’t good just now. A code works once, and for ten minutes.
code-enough = Five codes didn’t fit, and that is enough for today. You can try again tomorrow.
link-heading = Is that you?
link-shown-to = This code is shown to { $who }.
link-typed-by = Your code was typed by { $who }.
link-only-you = Go on only if that is you. Otherwise somebody else would see what is yours.
link-mine = Yes, that’s me
link-no = No
link-stop = Never mind
link-go = Yes, both are me
link-go-on = Now go back to { $platform } and press “I have typed it”.
link-stays = What is yours stays as it is. There is nothing in the other place that would get lost.
link-comes = There is nothing of yours here yet. What you have on { $platform } stays as it is, and you’ll find it here, too.
link-goes = What is yours here stays. What you have on { $platform } goes for good: { $what }.
link-turn-round = If you would rather keep that, press “No” and do it the other way round: show the code there, and type it here.
link-others = Whoever trusts you in either place still does, and a yes you gave counts in both. Nobody is told.
link-busy = On { $platform } somebody is still waiting for you, or you are waiting for somebody. Come back when that is over. Nothing was changed.
own-answers = answers
own-people = the people you picked
own-habits = habits
own-notes = what you wrote or set up there
elsewhere = Somebody in another place
elsewhere-what = Not everybody is in the list you pick from here: some are only on Slack, some only on Teams. When you talk, ask them to open “Who can see what”, then “Being asked”, to press “Show my code” and to read it out to you. There is no list of who uses Kaveri.
elsewhere-code = Their code
elsewhere-is = That is { $who }.
elsewhere-save = Add to my people
elsewhere-one = Ask them alone, this time
elsewhere-full = You have five people. Take one off the list first.
my-code = Show my code
my-code-heading = Somebody who can’t pick you
my-code-what = People in another place, on Slack or Teams, don’t find you in the list they pick from. If you would like one of them to be able to ask you, read this out to them:
my-code-until = They type it under “My people”, “Somebody in another place”, by { $time }. It works once.
my-code-means = It tells them your name and where you are, and nothing else. You are still asked first whether you may be asked.
help-places = If you use Kaveri in two places: whoever is in your chat in either of them is you. A place is added only when you have said in both that it is you. A colleague who types a code that you read out to them learns your name and where you are.

# --- A phrase of one's own
phrase = A phrase of my own
phrase-what = If you have one, write it here. This window then shows what was on earlier days, for a quarter of an hour.
phrase-label = My phrase
phrase-open = Open
phrase-choose = Choose or change my phrase
phrase-veils = Somebody may stand beside you and want to see your Kaveri. If you have a phrase, the pages about earlier days look as if you had written nothing yet: answers, looking back, what you passed on, your copy of everything. Only with the phrase they show it.
phrase-not = Asking for a person, how an ask stands, other doors, your habits and your plan never need it. What a message opens, it opens without it too.
phrase-forgotten = I keep nothing from which the phrase could be read, so nobody can give it back to you. Without it those pages stay empty, until you erase everything.
phrase-seen = In the chat app, whoever looks at your screen can read it as you type. On a page of your own they see dots. Capitals and spaces make no difference.
phrase-now-label = My phrase now. Empty, if I have none
phrase-new-label = The new one. Empty, if I want none
phrase-saved = If what you wrote as your phrase was right, the new one holds from now on. If it wasn’t, nothing has changed. I don’t say which: somebody may be reading along.
phrase-try = Try it
