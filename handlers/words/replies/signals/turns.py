"""Where an answer turns: corrections, asides, verdicts, a wish with a 'but'."""

from __future__ import annotations

import re

CORRECTION = re.compile(
    r"(?<![^\W_])(?:eller (?P<no>nej)(?: vent)?|(?:nej )?vent(?: lige)?(?= |,|$)(?! paa| med"
    r"| ikke| til)|or rather|eller rettere|rettelse|correction|actually(?P<no2> no)?"
    r"|(?P<no3>no,? )wait|scratch that|sorry(?:,)? i meant|jeg mener|i mean|eller (?P<yes>jo)"
    r"|(?P<no4>nej),? (?:forresten|vent|ved du hvad|glem det)|hov|ups|my mistake"
    r"|on second thoughts?|ved naermere eftertanke|eftertanke"
    r"|come to think of it)(?![^\W_])[,.:! -]*"
)
#: Said of earlier, of others, or of a life in which they could: no answer of today.
ASIDE = re.compile(
    r"(?<![^\W_])(?:(?:jeg |vi |i )?(?:sagde|svarede|lovede) (?:\w+ ){0,3}(?:ja|nej|yes|no)"
    r"|(?:jeg |vi |i )har (?:jo |godt nok |ellers )?(?:sagt|lovet) (?:jer )?ja"
    r"|(?:i|we) (?:did )?(?:said?|told you|promised) (?:\w+ ){0,2}yes"
    r"|(?:would|wouldve|could|couldve) (?:have )?said yes(?: in a heartbeat)?"
    r"|(?:ville|havde) (?:gerne |ellers )*(?:have )?sagt ja"
    r"|(?:oh|ah|aah|aw|aargh|oev|aev|hold da op)?,? ?nej,? (?:hvor|sikke"
    r"|altsaa hvor)(?! (?:mange|kan|er|skal))[^.!?,\n]*"
    r"|(?:oh|aah|aw|argh) (?:no|nej)"
    r"|(?:ja|yes) (?:tak|thanks|thank you) for (?:invitationen|tilbuddet|at|the|your|asking"
    r"|din|jeres)[^.!?,\n]*"
    r"|,? ?(?:ellers|otherwise) (?:ikke|nej|not|no)(?= ?[.!]?$))(?![^\W_])"
)
#: The answer put into so many words overrules what led up to it.
VERDICT = re.compile(
    r"(?<![^\W_])(?:svaret er|mit svar er|(?:my|the) answer is|det bliver (?:til )?|det er et"
    r"|(?<!then )its a|thats a|so its a|saa det er et)(?: (?:desvaerre|altsaa|klart|et|a"
    r"|et klart|sadly|still"
    r"|stadig|clear))* (?P<word>ja|yes|nej|no)(?= ?[.!,;]| ?$| (?:herfra|fra mig|from me|tak))"
)
#: What one would have wished: with a reason behind a "but" it is a no.
WISH_BUT = re.compile(
    r"(?:(?:id|i would|we would|wed|would) (?:really |have )?(?:loved?|liked?)|ville (?:jeg "
    r"|vi )?(?:ellers |rigtig |meget )*"
    r"(?:gerne|elske)|ville (?:vaere|have vaeret)|lyder|sounds?|gerne|happy to|glad to"
    r"|lyst til|fristende|tempting"
    r"|good idea|god ide)[^.!?\n]*?(?: men| but|,? desvaerre|,? unfortunately) (?P<why>.+)"
)
