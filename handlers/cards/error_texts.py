"""What is wrong and what to do next, by the code of the error. The fields stand in braces."""

from __future__ import annotations

from handlers.words.i18n import noted

#: code → what is wrong and what to do next.
TEXTS: dict[str, str] = {
    "unknown_verb": noted("I did not understand that."),
    "unknown_slot": noted("I do not know #{number} here."),
    "which_slot": noted("Which one? Write its number, e.g. “{act} #42”."),
    "stranger": noted(
        "You belong to neither {library} nor {partner} here, so I cannot do that for you. "
        "Ask one of them to add you."
    ),
    "stranger_asked": noted(
        "{name} belongs to neither of your two sides, so I cannot ask them. Name somebody else."
    ),
    "no_partnership": noted("There is nothing here yet. Propose an event, and we are on our way."),
    "invite_me": noted(
        "I cannot write here yet. Invite me first: write /invite @Rykker, and try again."
    ),
    "which_room": noted("Which room is it for? Write it in the room you share with your partner."),
    "not_your_side": noted(
        "{side} is to answer. You can suggest another time or withdraw the proposal."
    ),
    "nothing_asked": noted("Nobody is asked anything about {slot} just now."),
    "not_now": noted("{slot} is {state}, so that cannot be done."),
    "over": noted("{slot} was on {day} and cannot be changed."),
    "not_your_bump": noted(
        "{side} pulled out, so only they can take it back. Find a new time instead?"
    ),
    "not_your_proposal": noted("{side} proposed it, so only they can withdraw it. You can say no."),
    "nothing_to_bump": noted("Nobody from your side is in {slot}."),
    "taken_meanwhile": noted("The time has been taken by {other}, so you cannot have it back."),
    "unknown_place": noted("I know no place called {name}. You have: {known}."),
    "end_unread": noted("I do not understand when it ends. Write e.g. 20.30."),
    "same_time": noted("That is the time it has already."),
    "no_more_times": noted("I find no more times for {slot}. Write one, or decide another way on."),
    "otherwise_unread": noted(
        "I do not understand the plan B: “{text}”. Write e.g. “alone”, “@name” or “Friday at 10”."
    ),
    "otherwise_self": noted("You cannot stand in for yourself. Name somebody else as plan B."),
    "gift_late": noted("{slot} has begun, so that would come too late. A report is still welcome."),
    "otherwise_past": noted("The time of the plan B is past. Choose another one."),
    "not_yours_to_give": noted("Only those who do not come can give something smaller instead."),
    "not_your_room": noted("Only the library gives its own rooms away. Choose another time."),
    "too_many_lose": noted("Too much would lose its place by that. Choose another time."),
    "nobody_to_mind": noted("There is nobody to ask in {slot}: they have said that they stay."),
    "nothing_in_front": noted("{slot} is in line for nothing. You can hold its time."),
    "not_next_in_line": noted("{slot} is not next in line, so only those before it can ask that."),
    "nobody_can": noted(
        "None of your own can take over {slot}: they are away, busy, or have been asked. "
        "Find a new time instead?"
    ),
    "asked_just_now": noted(
        "{side} was asked about {slot} less than an hour ago. Give them a little time."
    ),
    "undo_late": noted("That cannot be taken back any more. Change {slot} as it stands now."),
    "later_too_late": noted("{slot} begins before that: {when}. Choose an earlier time."),
    "nobody_to_relieve": noted(
        "None of your colleagues is in {slot}, so there is nobody to relieve."
    ),
    "amend_late": noted(
        "{slot} has been answered already, so it cannot be corrected any more. "
        "You can suggest another time."
    ),
    "standin_other_side": noted(
        "A stand-in must be one of your own. Name somebody from your side."
    ),
    "standin_time": noted("Say first whether you take over; then you can suggest another time."),
    "not_host_alone": noted("Only {host} can go on alone, as they host it."),
    "standin_is_in": noted("They are in it already. Name somebody else."),
    "hold_too_long": noted("A hold ends at the latest when the event starts: {when}."),
    "not_host": noted("Only {host} can cancel it, as they host it. You can bump it instead."),
    "everyone": noted(
        "I do not ask everybody at once. Name one person, or nobody: "
        "then I ask the whole other side."
    ),
    "bot_asked": noted("A bot cannot say yes. Name a person."),
    "unknown_person": noted(
        "I do not know anybody called @{name} here. Choose them from the list that @ opens."
    ),
    "not_in_team": noted(
        "I cannot find the one you chose in the team. Invite them to the team, or choose somebody "
        "who is in it. If they work with you elsewhere, write it to me with their @name."
    ),
    "not_all_in_team": noted(
        "I cannot find everybody you chose in the team. Invite them to the team, or choose others "
        "who are in it. Who works with you elsewhere you name in a message to me: @name."
    ),
    "nobody_to_ask": noted(
        "Whom shall I ask? Name them, e.g. @name, or say in the settings who your partner is."
    ),
    "not_over_yet": noted("{slot} is not over yet. I ask how it went on the next weekday."),
    "no_such_number": noted("Write a number, e.g. 40."),
    "no_link": noted("Write a web address, e.g. https://folkebladet.dk/debat."),
    "note_too_long": noted("The note is too long: at most {most} characters."),
    "quiet_half": noted("Say both from when and until when I am silent to you, or neither."),
    "standin_self": noted("You cannot stand in for yourself. Choose a colleague."),
    "absence_when": noted(
        "From when to when are you away? Write e.g. “{act} 3/12-10/12” or “{act} week 50”."
    ),
    "absence_over": noted("Those days are over."),
    "absence_long": noted("That is more than a year. Write the days you mean."),
    "no_title": noted("What is it called? Write a title, then the time."),
    "title_is_link": noted("A link alone says little. Write what it is called, then the link."),
    "title_too_long": noted(
        "The title is too long: {length} characters, at most {most}. Shorten it."
    ),
    "line_too_long": noted(
        "That is more than I can read in one line: {length} characters, at most {most}. "
        "Shorten it, or use the form."
    ),
    "paused_removed": noted(
        "I am not in the shared channel any more, so nothing was changed. "
        "Invite me again there: write /invite @Rykker."
    ),
    "paused_unshared": noted(
        "The channel is no longer shared with the other side, so nothing was changed. "
        "Share it with them again."
    ),
    "paused_away": noted("I cannot write to you all just now, so nothing was changed."),
    "side_self": noted("You cannot change your own side. Ask one of the others to do it."),
    "side_theirs": noted("Who belongs to {library} is theirs to say. Ask one of them."),
    "side_who": noted("Who is it? Write e.g. “{act} partner @name”."),
    "side_which": noted("Which side? Write e.g. “{act} partner @name” or “{act} library @name”."),
    "on_both_sides": noted("{name} cannot be on both sides. Choose one."),
    "no_lead": noted("Somebody has to lead each side. Choose at least one."),
    "lead_elsewhere": noted("{name} does not belong to that side, so they cannot lead it."),
    "no_name": noted("Write what it is called."),
    "name_too_long": noted(
        "The name is too long: {length} characters, at most {most}. Shorten it."
    ),
    "same_names": noted("The two sides cannot have the same name."),
    "unknown_zone": noted(
        "I do not know the time of “{typed_zone}”. Write a city, e.g. Copenhagen."
    ),
    "not_offered": noted("Choose one of those that are offered."),
    "places_theirs": noted("The places are {library}'s to change."),
    "place_twice": noted("There is a place called {name} already. Give it another name."),
    "no_room": noted("The browser room is not open here. Whoever set me up can open it."),
    "link_taken": noted(
        "There is somebody called {name} already. Give the whole name, "
        "or take their link back first."
    ),
    "link_theirs": noted("Only somebody of {name}'s own side can make a new link for them."),
    "link_gone": noted("That link has been taken back already."),
    "place_gone": noted("That place is not there any more."),
    "hours_unread": noted("I do not understand “{piece}”. Write e.g. “Mon–Fri 9–20, Sat 10–14”."),
    "hours_backwards": noted("“{piece}” ends before it begins. Write e.g. “Mon–Fri 9–20”."),
    "hours_twice": noted("“{piece}” is said twice. Say each day once."),
    "code_wrong": noted(
        "That code does not work: it is mistyped, too old or used. "
        "Ask for a new one: write “{act}” where you had it from."
    ),
    "code_limit": noted("Too many wrong codes. Wait 10 minutes, then ask for a new one."),
    "link_no_code": noted(
        "There is nothing to join here yet. Is this where you begin? Propose something first, or "
        "open the settings, and then write “{act}” again. If you have begun in another room, get "
        "a code there, and write it here: “{act} 407 183”."
    ),
    "link_unread": noted(
        "Write “{act}” alone for a code that joins another room, or “{act} 407 183” to use one."
    ),
    "link_leads": noted("Only who leads can do that. Ask {leads}."),
    "link_has_own": noted(
        "This room has events of its own, and a room cannot have two sets of them. "
        "Invite me to another room and write the code there."
    ),
    "link_browser": noted(
        "They have a room in the browser already. Ask them for a link of your own to it, "
        "under Settings."
    ),
    "link_same": noted("This room is joined already. Write the code in another one."),
    "link_self": noted("That is your own code. Write it to me where else you are."),
    "link_same_place": noted(
        "That code is from somebody else here: one person has one account in one place. "
        "Write it to me from an account elsewhere."
    ),
    "link_two_sides": noted(
        "The two of you have acted for different sides, so you cannot be one person. "
        "Nothing was changed."
    ),
    "unlink_only": noted(
        "This is the only room, so its events have nowhere else to go. Join another one first."
    ),
    "unlink_which": noted(
        "I do not know which room you mean. "
        "Write e.g. “{act} Teams”, or “{act}” in the room itself."
    ),
    "unlink_theirs": noted(
        "Only {library} takes other rooms out. You can write “{act}” in your own."
    ),
    "unlink_shared": noted(
        "People of {library} come into this room by a link too. Only {library} takes it out."
    ),
    "unlink_here": noted("Write “{act}” in the room that is to be taken out."),
    "draft_gone": noted("That is too old to go on with. Please write it again."),
    "past": noted("That time has passed. Write one that is to come."),
    "end_before_start": noted("It would end before it starts. Write both times, e.g. 19–20.30."),
    "no_time_found": noted("When? Write a day and a time, e.g. “Thursday 3 December at 19–20.30”."),
    "no_such_date": noted("That date does not exist. Check the day and the month."),
    "no_such_time": noted("That time of day does not exist. Write e.g. 19.30."),
    "dst_gap": noted("That time does not exist that night: the clocks go forward. Choose another."),
    "recurring": noted("I make one event at a time. Write the first date."),
    "today_or_next_week": noted("Which one do you mean?"),
    "which_week": noted("Which week do you mean?"),
    "weekday_mismatch": noted("The weekday and the date do not match. Which one do you mean?"),
    "past_or_next_year": noted("That date has passed. Do you mean next year?"),
    "dst_fold": noted("That hour comes twice that night. Write a time before or after it."),
    "night_hour": noted("In the night? Which one do you mean?"),
    "am_or_pm": noted("Morning or evening?"),
    "two_dates": noted("I read more than one date. Which one do you mean?"),
    "missing_time": noted("At what time?"),
    "missing_day": noted("On which day?"),
    "unclear": noted(
        "I am not sure when you mean. "
        "Write a day and a time, e.g. “Thursday 3 December at 19–20.30”."
    ),
}

#: What is said instead on Teams, where apps are added by hand.
ON_TEAMS: dict[str, str] = {
    "paused_removed": noted(
        "I am not in the shared team any more, so nothing was changed. "
        "Add me to it again: Apps → Rykker."
    ),
}
