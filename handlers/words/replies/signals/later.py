"""A promise to answer."""

from __future__ import annotations

from handlers.words.replies.wordlist import any_of

LATER = any_of(
    r"""
    (?:svare|sige noget|melde ud|give svar|vide det)(?: \w+)? (?:senere|i morgen|i aften\
    |i eftermiddag|paa|naar|om|efter|tomorrow)  (?:can i|kan jeg|maa jeg) (?:svare|answer|reply)
    hoerer (?:i )?fra mig  (?:to|2|et|lige to|fem) sek(?:under)?  ringer (?:om|senere)
    skal lige (?:have|finde|naa)  (?:will|ill) answer  checking (?:with|my|the)
    (?:skriver|svarer|melder|ringer|vender|giver|kommer)(?: \w+){0,3} (?:senere|tilbage|lyd\
    |besked|igen|i morgen|i eftermiddag|i aften|paa mandag|om lidt|snart|straks|naar|inden|foer\
    |ved|om|efter)  vender tilbage  giver (?:\w+ )?(?:lyd|besked)  kommer tilbage (?:til|med|paa)
    (?:skriver|svarer) (?:lige )?(?:i|paa|om|naar|efter|inden|senest|mandag|tirsdag|onsdag\
    |torsdag|fredag)  faar svar
    (?:skal|maa|vil|er noedt til at) lige (?:\w+ )?(?:tjekke|checke|hoere|spoerge|se|vende\
    |kigge|tale|snakke|undersoege|afklare|finde|taenke|sove|cleare)
    (?:skal|maa) (?:tjekke|checke|vende den|vende det|afklare|undersoege|spoerge|hoere|sove paa\
    |taenke over|tale med|snakke med)
    jeg (?:tjekker|hoerer|undersoeger|spoerger|checker|vender det|vender den|finder ud af det\
    |ser paa det|kigger paa det)  tjekker (?:lige|kalenderen|og)
    lad mig (?:lige )?(?:tjekke|checke|se|hoere|vende|taenke|spoerge|kigge|undersoege)
    (?:ill|i will|will|well|can i|let me|let you|ill have to|need to|have to|must\
    |gotta) (?:\w+ ){0,2}(?:reply|answer|respond|get back|let you know|know|check|see|ask\
    |come back|circle back|confirm|revert|think|look|talk|find out|sleep on|write|text\
    |call)(?! me| you there| it through)  let you know  get back to you  getting back
    ask (?:me )?(?:again|later)  spoerg (?:mig )?(?:igen|senere)  remind me  mind mig om  paamind
    ryk (?:mig|for svar)  svar senere  svarer senere  sig til igen  proev (?:mig )?igen
    try (?:me )?again  check back  give me (?:a|an|\d+|until|till|some|five|two)
    giv mig (?:lige )?(?:en|et|\d+|til|lidt|to|fem|indtil)
    (?:\d+|to|fem|ti|two|five|ten) min(?:utter|utes|s)?(?= ?[.!]?$)
    (?:et|to|lige et) (?:oejeblik|sekund|minut)(?:ter)?  lige to sek  one (?:sec|moment|minute)
    hang on  hold on  brb  (?:not|ikke) (?:right )?nu  kan ikke (?:lige )?svare
    cant (?:say|tell|answer|talk|reply|confirm)(?: \w+)? ?(?:yet|now|until|today)?
    ved det (?:foerst )?(?:i morgen|paa|mandag|senere|naermere)
    know (?:more )?(?:on|by|tomorrow|monday|later)  naermere besked  senere i dag  later today
    i (?:lige )?et moede  in a meeting  tager den paa (?:redaktions)?moedet  sover paa det
    sleep on it  bear with me  hav taalmodighed  svar foelger  et svar (?:senere|i morgen)
    foer jeg ved  taenker (?:lige )?over  will advise  tba  more soon  afventer
    waiting (?:for|on|to hear)  venter paa
    ved (?:mere|det|besked|noget)(?: \w+){0,2} (?:i morgen|i aften|paa|om|naar|efter|senere\
    |mandag|torsdag|fredag)
    (?:kigger|ser|vender|tygger|tjekker|svarer|skriver|melder|ringer\
    |lover)(?: \w+){0,4} (?:saa snart|naar|efter|inden|senere|i aften|i morgen|i eftermiddag\
    |paa mandag|om lidt|om en time|efter frokost|foer aften)
    (?:skriver|svarer|ringer|melder) (?:der|derefter|derfra|bagefter|saa)(?= ?[.!,]?$)
    (?:tygger|sover|taenker|grubler) (?:lige )?(?:paa|over) (?:det|den|sagen)
    (?:let me|lemme|ill|i will|gonna|going to) (?:sleep on|sit with|mull|chew|look at|look into\
    |run it)
    (?:get|come|circle|report) back (?:to you|on (?:this|that|monday|tuesday|friday)|later\
    |tomorrow|soon)
    (?:i dag|i morgen|i aften|snart|senere|tomorrow|tonight|soon) (?:faar|hoerer|har) (?:du\
    |i) (?:svar|fra mig|besked)
    (?:du|i) (?:faar|hoerer)(?: \w+){0,3} (?:svar|besked|fra mig|fra os|lyd)
    (?:expect|you will have|youll have|youll get|youll hear) (?:an? |my |from )?(?:answer|reply\
    |me|word)
    (?:skal|maa) (?:have|faa) (?:den |det |lige )?(?:godkendt|clearet|vendt|klarhed|styr)
    (?:pending|awaiting) (?:approval|confirmation|word)
    need (?:to|a) (?:clear|think|sign-off|day|moment|bit)
    (?:paa|i) (?:vej|farten|bussen|toget|bilen) (?:lige )?(?:nu|lige nu)?(?= ?[.!,]| ?$)
    driving(?: now)?(?= ?[.!,]| ?$)  midt i (?:noget|et interview|et moede|deadline)
    in the middle of (?:something|an? \w+)  on deadline
    har (?:lige )?deadline(?: nu| lige nu| om)
    (?:spoerg|proev|ask|try|ping|ring|call) (?:mig|me) (?:igen )?(?:i|paa|om|in|on|tomorrow\
    |after|efter|monday|mandag|later|senere)
    efter (?:moedet|frokost|deadline) (?:svarer|skriver|ved|kigger)
    lige (?:\d+|et par|to|fem|ti) min\w*  (?:er )?i telefonen  on the phone  in a call
    i et opkald  (?:jeg|vi) lader (?:jer|dig) (?:det )?vide  lader (?:jer|dig) vide
    (?:jer|dig) (?:besked|svar) (?:inden|foer|senest|i|paa)
    faar lige (?:kigget|tjekket|spurgt|hoert)
    skal lige have (?:kigget|tjekket|spurgt|hoert|vendt|talt)
    (?:give|giv) (?:us|me|os|mig) (?:lige )?(?:till?|until|indtil|tid til)  figure it out
    finde ud af det  tager det (?:op|med) (?:med|paa)  klarer vi senere  taler med chefen
    hoerer naermere  saa (?:skriver|svarer|ringer|melder|vender) jeg(?: tilbage| lyd)?
    (?:maa|kan) jeg (?:lige )?(?:vende|komme) tilbage  betaenkningstid  tid til at taenke
    time to think  svar(?:et)? (?:kommer|er paa vej)  (?:answer|reply) to follow  keep you posted
    holder (?:dig|jer) (?:orienteret|opdateret|underrettet)  giver? et praj  ping you  drop you a
    sender (?:\w+ )?(?:en besked|et svar|svar)
    (?:jeg|vi) skal nok (?:svare|skrive|vende tilbage|give (?:lyd|besked)|sige til|melde)
    (?:ringer|skriver|svarer|melder)(?: til dig| til jer| dig| lige)* (?:kl|klokken|ved)
    (?:tales|snakkes)(?: ved)?  (?:talk|speak|catch you) later
    (?:spoerger|tjekker|hoerer|undersoeger|checker|afklarer) lige
    ^(?:spoerger|undersoeger|afklarer) (?!om|du|i)
    (?:spoerger|hoerer) (?:lige )?(?:chefen|redaktoeren|redaktionen|konen|fruen|manden\
    |kollegaen|kollegerne|de andre)
    """
)
