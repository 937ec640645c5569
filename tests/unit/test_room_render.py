"""Cards, forms and messages as HTML: the whole of small ones, and nobody's text as markup."""

from dataclasses import fields
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.room.people import DEMO, JOURNALIST, LIBRARIAN
from bot.room.posts import post_html
from bot.room.render import card_html, form_html
from bot.room.stream import View
from bot.room.words import DANISH, ENGLISH
from handlers.cards.model import Badge, Bold, Button, Card, Field, Form, Line, to_json
from storage.room import Post

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
IN_DANISH, IN_ENGLISH = (View(DEMO, words, COPENHAGEN) for words in (DANISH, ENGLISH))
HOSTILE = "<script>alert(1)</script>\"'&"
HARMLESS = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;"


def post(**said: object) -> Post:
    known: dict[str, object] = {
        "id": 7,
        "revision": 9,
        "conversation": "shared",
        "author": "",
        "only_for": "",
        "text": "",
        "card": None,
        "at": datetime(2026, 11, 25, 9, 15, tzinfo=UTC),
    }
    return Post(**known | said)  # type: ignore[arg-type]


def test_a_card_has_its_state_as_a_sign_and_a_word() -> None:
    card = Card(
        notice="#42 · Debat · Foreslået",
        heading=(Bold("#42 · Debat"),),
        badge=Badge("🟡", "Foreslået"),
        lines=(Line(("torsdag kl. ", Bold("19.00"))),),
        buttons=(
            Button("accept", "Sig ja", "s=1", style="primary"),
            Button("move", "fre 4. dec.", "s=1&p=2", suffix="2"),
        ),
        footer=("Skriv bare",),
    )
    assert card_html(card) == (
        '<div class="card waiting"><div class="head"><h3><strong>#42 · Debat</strong></h3>'
        '<p class="badge waiting"><svg class="sign" aria-hidden="true">'
        '<use href="#sign-waiting"/></svg>Foreslået</p></div>'
        '<p class="line">torsdag kl. <strong>19.00</strong></p>'
        '<div class="acts"><button type="button" class="act primary" data-tap="accept" '
        'data-act="accept" data-value="s=1">Sig ja</button>'
        '<button type="button" class="act" data-tap="move:2" data-act="move" '
        'data-value="s=1&amp;p=2">fre 4. dec.</button></div>'
        '<p class="footer">Skriv bare</p></div>'
    )


def test_a_line_may_end_in_a_button_and_an_empty_card_is_empty() -> None:
    card = Card(notice="x", lines=(Line(("#1",), Button("show", "Vis", "1")), Line(())))
    assert card_html(card) == (
        '<div class="card none"><p class="line with-act"><span>#1</span>'
        '<button type="button" class="act" data-tap="show" data-act="show" data-value="1">'
        "Vis</button></p></div>"
    )
    assert card_html(Card(notice="x")) == '<div class="card none"></div>'


def test_an_unknown_sign_stands_as_it_is() -> None:
    card = Card(notice="x", badge=Badge("⚫", "Lukket"))
    assert '<p class="badge plain">⚫ Lukket</p>' in card_html(card)
    assert "#sign-plain" in card_html(Card(notice="x", badge=Badge("", "Afholdt")))


def test_a_form_names_its_inputs_and_where_their_errors_go() -> None:
    form = Form(
        act="counter",
        title="Anden tid",
        value="s=1",
        fields=(Field("when", "Hvornår?", value="fredag", hint="som man siger det"),),
        submit="Foreslå",
    )
    assert form_html(form, DANISH, scope="journalist") == (
        '<form data-act="counter" data-value="s=1" novalidate>'
        '<h2 id="journalist-form" tabindex="-1">Anden tid</h2>'
        '<div class="field"><label for="journalist-when">Hvornår? '
        '<span class="required">(skal udfyldes)</span></label>'
        '<input id="journalist-when" name="when" '
        'aria-describedby="journalist-when-hint journalist-when-error" autocomplete="off" required '
        'value="fredag"><p class="hint" id="journalist-when-hint">som man siger det</p>'
        '<p class="error" id="journalist-when-error" role="alert" data-for="when" hidden></p></div>'
        '<p class="error" role="alert" data-for="" hidden></p>'
        '<div class="acts"><button type="submit" class="act primary">Foreslå</button>'
        '<button type="button" class="act" data-close>Luk</button></div></form>'
    )


def test_a_long_answer_keeps_its_first_line_break() -> None:
    form = Form(
        "x", "x", "", fields=(Field("note", "Note", "\nto", multiline=True, required=False),)
    )
    assert 'rows="3">\n\nto</textarea>' in form_html(form, ENGLISH, scope="a")


def test_a_time_of_day_is_kept_on_one_line() -> None:
    card = Card("x", lines=(Line(("tor. ", Bold("kl. 19.00–20.30"), " · 9:00–10:00, <kl. 7")),))
    hours = '<span class="hours">{}</span>'
    assert (
        f'<p class="line">tor. <strong>{hours.format("kl. 19.00–20.30")}</strong>'
        f" · {hours.format('9:00–10:00')}, &lt;kl. 7</p>"
    ) in card_html(card)


def test_an_address_on_a_form_can_be_copied() -> None:
    link = "https://rum.example.dk/enter#abc"
    html = form_html(Form("x", "x", "", lines=(Line((link,)),)), DANISH, scope="a")
    copied = '<button type="button" class="act" data-copy>Kopiér</button>'
    assert f'<span class="address">{link}</span>{copied}' in html
    for said in (f"se {link}", HOSTILE):
        html = form_html(Form("x", "x", "", lines=(Line((said,)),)), DANISH, scope="a")
        assert "data-copy" not in html


def test_nobodys_text_is_markup() -> None:
    button = Button(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    line = Line((HOSTILE, Bold(HOSTILE)), button)
    card = Card(HOSTILE, (HOSTILE,), Badge(HOSTILE, HOSTILE), (line,), (button,), (HOSTILE,))
    field = Field(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    long = Field(HOSTILE, HOSTILE, HOSTILE, HOSTILE, multiline=True)
    form = Form(HOSTILE, HOSTILE, HOSTILE, (line,), (field, long), (button,), HOSTILE, HOSTILE)
    typed = post(author="journalist", text=HOSTILE, under=3, parent=HOSTILE)
    shown = post(card=to_json(card), under=3, parent=to_json(card))
    everything = "".join(
        [
            card_html(card),
            form_html(form, DANISH, scope=HOSTILE),
            post_html(typed, me=LIBRARIAN, view=IN_DANISH),
            post_html(shown, me=LIBRARIAN, view=IN_DANISH),
        ]
    )
    assert "<script" not in everything
    assert "alert(1)</" not in everything
    assert HARMLESS in everything
    assert "\"'" not in everything.replace("''", "")


def test_a_message_of_ones_own() -> None:
    said = post(author="journalist", text="Kan @Bibliotekar?", under=3, parent="Hvem kan?")
    assert post_html(said, me=JOURNALIST, view=IN_DANISH) == (
        '<li class="post mine" id="journalist-7" data-id="7" data-notice="Kan @Bibliotekar?" '
        'data-day="2026-11-25"><p class="day" hidden><span>onsdag den 25. november</span></p>'
        '<article tabindex="-1" aria-labelledby="journalist-7-by">'
        '<p class="by" id="journalist-7-by"><span class="face partner" aria-hidden="true">J</span>'
        '<b>journalist</b> <span class="you">(dig)</span> '
        '<time datetime="2026-11-25T09:15:00+00:00">10.15</time></p>'
        '<a class="quote" href="#journalist-3">Hvem kan?</a>'
        '<p class="said" dir="auto">Kan <span class="at">@Bibliotekar</span>?</p></article></li>'
    )


def test_what_only_one_sees_says_so_in_words() -> None:
    note = to_json(Card("Sendt"))
    private = post(only_for="journalist", card=note)
    direct = post(conversation="direct:journalist", card=note)
    here, there = (post_html(p, me=JOURNALIST, view=IN_ENGLISH) for p in (private, direct))
    assert 'class="post bot private"' in here
    assert "only you</span>" in here
    assert "only you</span>" in there
    assert "data-reply" not in here  # nothing can stand under what is not kept
    assert 'data-reply="7" aria-label="Reply to: Sendt"' in there


def test_every_word_is_said_in_both_languages() -> None:
    for field in fields(DANISH):
        danish, english = getattr(DANISH, field.name), getattr(ENGLISH, field.name)
        assert danish
        assert english
        if isinstance(danish, str):
            assert danish.count("{") == english.count("{")
    assert len(DANISH.verbs) == len(ENGLISH.verbs)
