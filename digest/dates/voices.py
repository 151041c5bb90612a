"""Which words tell that something has been said, has happened, or is still to come? Small lists per language, as data.

They only ever weigh a date that stands in the same sentence; a language without a line has no date taken from its prose.
"""

# ruff: noqa: E501 (tables are read by the line)
from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

# Words that report: a date in their sentence is the day of the report. A trailing * stands for any ending.
_REPORTING = {
    "en": "said told announced reported wrote stated confirmed declared added posted warned tweeted revealed unveiled published says",
    "de": "sagte sagten teilte mitteilte mitgeteilt erklärte erklärten berichtete berichteten gab bestätigte kündigte schrieb betonte meldete "
    "meldeten hieß äußerte verkündete",
    "fr": "dit déclaré annoncé affirmé indiqué rapporté précisé confirmé écrit expliqué assuré souligné averti révélé publié",
    "es": "dijo dijeron declaró anunció anunciaron afirmó informó informaron confirmó señaló explicó aseguró escribió indicó reveló advirtió comunicó",
    "it": "detto dichiarato annunciato affermato riferito confermato spiegato scritto reso comunicato avvertito ribadito rivelato sottolineato",
    "pt": "disse disseram declarou anunciou anunciaram afirmou informou informaram confirmou explicou escreveu revelou comunicou alertou divulgou",
    "uk": "заяви* повідоми* сказа* розпові* оголоси* написа* підтверди* зазначи* наголоси* поінформува* додав додала попереди* опублікува*",
    "pl": "powiedzia* poinformowa* ogłosi* oświadczy* przekaza* potwierdzi* napisa* podkreśli* doda* stwierdzi* ostrzeg* zapowiedzia* podał* opublikowa*",
    "vi": "cho_biết tuyên_bố thông_báo nói công_bố khẳng_định xác_nhận viết",
    "nl": "zei zeiden meldde meldden verklaarde kondigde liet bevestigde schreef gezegd gemeld aangekondigd bekendgemaakt maakte vertelde",
    "ru": "заяви* сообщи* сказа* рассказа* объяви* написа* подтверди* отмети* подчеркну* добави* предупреди* опубликова*",
    "sv": "sade sa uppgav meddelade berättade skrev bekräftade rapporterade säger sagt meddelat uppger förklarade hävdade varnade betonade avslöjade presenterade publicerade tillade",
    "da": "sagde oplyste meddelte fortalte skrev bekræftede rapporterede siger oplyser udtalte erklærede advarede understregede afslørede præsenterede tilføjede",
    "no": "sa opplyste meldte fortalte skrev bekreftet rapporterte sier opplyser uttalte erklærte advarte understreket avslørte kunngjorde la",
    "cs": "řekl* uved* oznámi* prohlási* sděli* informova* potvrdi* napsal* dodal* upozorni*",
    "sk": "povedal* uvied* oznámi* vyhlási* informova* potvrdi* napísal* dodal* upozorni*",
    "ro": "spus declarat anunțat anunţat transmis informat afirmat confirmat scris precizat susținut explicat subliniat avertizat dezvăluit adăugat publicat relatat",
    "tr": "söyledi açıkladı duyurdu belirtti bildirdi dedi yazdı doğruladı ifade konuştu vurguladı kaydetti ekledi uyardı yayımladı paylaştı",
    "id": "mengatakan kata menyatakan mengumumkan melaporkan menyebutkan menyebut mengungkapkan menjelaskan menegaskan menulis ujar ucap tutur memperingatkan",
    "hu": "mondta közölte bejelentette jelentette írta hangsúlyozta kijelentette elmondta megerősítette nyilatkozta tudatta hozzátette figyelmeztetett",
    "fi": "sanoi kertoi ilmoitti tiedotti vahvisti kirjoitti totesi julkisti korosti varoitti lisäsi arvioi paljasti julkaisi",
    "hr": "rekao rekla rekli izjavi* objavi* priopći* potvrdi* napisa* poruči* istaknu* najavi* upozori* dodao dodala", "sr": "rekao rekla rekli izjavi* saopšti* objavi* najavi* potvrdi* istaknu* upozori* рекао рекла рекли изјави* саопшти* објави* најави* потврди* истакну* упозори*",
    "bg": "заяви съобщи каза обяви написа потвърди посочи подчерта добави предупреди информира разкри публикува",
    "el": "είπε είπαν δήλωσε δήλωσαν ανακοίνωσε ανακοίνωσαν ανέφερε επιβεβαίωσε τόνισε έγραψε υπογράμμισε πρόσθεσε προειδοποίησε",
    "ca": "dit declarat anunciat afirmat informat confirmat explicat escrit assegurat destacat", "sl": "dejal* poveda* sporoči* napoveda* izjavi* objavi* potrdi* zapisa* opozori*",
    "lt": "sakė teigė pranešė paskelbė pareiškė patvirtino parašė pabrėžė", "lv": "teica sacīja paziņoja informēja apstiprināja rakstīja uzsvēra norādīja",
    "et": "ütles teatas kinnitas kirjutas rääkis lisas teavitas", "he": "אמר אמרה הודיע הודיעה מסר מסרה הצהיר כתב אישר",
    "ar": "قال قالت وقال وقالت أعلن أعلنت وأعلن وأعلنت صرح صرحت أكد أكدت وأكد وأكدت ذكر ذكرت أفاد أفادت كتب", "fa": "گفت اعلام گفته نوشت افزود اظهار",
    "hi": "कहा बताया घोषणा लिखा बोले",  "ko": "말했다 밝혔다 발표했다 전했다 보도했다 강조했다 알렸다 설명했다 썼다 덧붙였다",
    "zh": "表示 宣布 指出 透露 称 稱 说 說 发布 發布 公布 报道 報道 证实 證實", "ja": "発表した 発表し 述べた 語った 明らかにした 話した 表明した 報じた 伝えた 強調した 公表した",
}  # fmt: skip
# What is told as past.
_PAST = {
    "en": "born was were had took met held began killed fell came went left made won lost hit shot died rose sank struck broke saw signed opened closed "
    "has have since after following",
    "de": "war waren wurde wurden hatte hatten hat haben kam kamen starb starben ging gingen traf trafen fand begann ist sind seit nach",
    "fr": "a ont avait avaient été était étaient eu fut est depuis après", "es": "fue fueron había ha han era murió tuvo desde tras murieron",
    "it": "ha hanno è stato stata stati state era erano aveva dopo sono", "pt": "foi foram tinha havia era morreu teve desde após morreram",
    "uk": "був була було були ста* відбу* загину* після", "pl": "był była było byli były został* miał* doszło zginę* od po",
    "vi": "đã vừa sau từng", "nl": "was waren werd werden had hadden is zijn heeft na sinds", "ru": "был была было были ста* состоя* произо* погиб* после",
    "sv": "var hade blev har efter sedan", "da": "var havde blev har efter", "no": "var hadde ble har etter", "cs": "byl byla bylo byli se po od",
    "sk": "bol bola bolo boli po", "ro": "a au fost era după", "tr": "oldu sonra", "id": "telah sudah setelah", "hu": "volt óta után", "fi": "oli on jälkeen",
    "hr": "bio bila je su nakon", "sr": "bio bila je su nakon био била је су", "bg": "беше бе са след", "el": "ήταν είχε μετά", "ca": "ha han va van era després", "sl": "je so bil bila bilo po",
    "lt": "buvo po nuo", "lv": "bija ir pēc kopš", "et": "oli on pärast", "he": "היה הייתה היו אחרי", "ar": "كان كانت بعد منذ وقد قد", "fa": "بود شد پس از", "hi": "था थी थे हुआ हुई बाद",
    "ko": "했다 됐다 있었다 이후", "zh": "了 曾 已 后 後 以来", "ja": "した だった れた 以来",
}  # fmt: skip
# What is still to come; and, after it was published, what was changed or looked up: such a day dates nothing.
_FUTURE = {
    "en": "will would shall until till by scheduled planned plans expected expects due slated upcoming next set deadline starting aims could may "
    "going expires ahead before if tomorrow begins opens starts runs returns through enters ends be retrieved accessed clarification correction corrected amended updated update",
    "de": "wird werden soll sollen bis geplant könnte möchte spätestens ab kommenden nächsten will wollen beginnt startet öffnet vor wenn abgerufen korrektur aktualisiert",
    "fr": "sera seront doit doivent devrait devraient aura auront jusqu avant prévu prévue prochain prochaine débutera prévoit d'ici si consulté correction",
    "es": "será serán hasta antes prevé previsto prevista próximo próxima deberá podría tendrá debe si habrá celebrará partir comenzará abrirá consultado corrección actualización",
    "it": "sarà saranno entro fino prossimo prossima previsto prevista dovrà dovrebbe si_terrà potrebbe se prima partire inizierà aprirà consultato correzione aggiornamento",
    "pt": "será serão até antes previsto prevista próximo próxima deverá deve terá vai vão poderá se partir começará acesso acessado correção atualização",
    "uk": "буде будуть до має мають наступ* запланован* відбуде* почне* планує* якщо перед оновлен* виправлен*", "pl": "będzie będą do ma mają zaplanowan* planuje* przed najbliższ* odbędzie rozpocznie jeśli dostęp aktualizacja",
    "vi": "sẽ dự_kiến sắp tới trước truy_cập cập_nhật", "nl": "zal zullen tot wordt worden gepland vanaf komende volgende moet als voor", "ru": "будет будут до должен должна должны планир* заплан* следующ* если перед состоится пройдет пройдёт",
    "sv": "ska skall kommer till nästa planeras innan om", "da": "skal vil til næste før hvis", "no": "skal vil til neste før hvis",
    "cs": "bude budou do má mají plánuj* příští před pokud", "sk": "bude budú do má majú plánuj* pred ak", "ro": "va vor până urmează viitor înainte dacă",
    "tr": "olacak kadar edecek planlanıyor gelecek önce", "id": "akan hingga sampai rencana mendatang sebelum jika", "hu": "lesz fog -ig jövő előtt ha",
    "fi": "aikoo asti ensi mennessä ennen jos", "hr": "će ćemo bit do iduć* prije ako", "sr": "će će_biti do ako ће до ако", "bg": "ще до ако преди", "el": "θα έως μέχρι πριν αν",
    "ca": "serà seran fins abans si", "sl": "bo bodo do če pred", "lt": "bus iki jei prieš", "lv": "būs līdz ja pirms", "et": "kuni enne kui", "he": "יהיה תהיה עד לפני אם",
    "ar": "سوف ستكون سيكون حتى قبل إذا", "fa": "خواهد تا پیش اگر", "hi": "होगा होगी तक पहले अगर", "ko": "예정이다 예정 까지 계획이다", "zh": "将 將 预计 預計 计划 計劃 截至 之前", "ja": "予定 まで 見通し 計画",
}  # fmt: skip
_PUNCTUATION = ".,;:!?…()[]\"'“”„«»‘’–—-"
_PAST_ENDINGS = {"en": ("ed",), "de": ("te", "ten"), "es": ("ó", "aron", "ieron"), "it": ("ato", "uto", "ito"), "pt": ("ou", "aram", "eram", "iu"),
                 "fr": ("é", "ée", "és"), "uk": ("ив", "ила", "или", "ав", "ала", "али"), "ru": ("ил", "ила", "или", "ал", "ала", "али", "лся"),
                 "pl": ("ał", "ała", "ali", "ały", "ił", "iła", "ili"), "nl": ("de", "den"), "sv": ("ade", "des"), "tr": ("dı", "di", "du", "dü", "tı", "ti")}  # fmt: skip
_UNSPACED = frozenset(("zh", "ja"))
Kind = Literal["report", "past", "to come"]


class Mark(NamedTuple):  # a hundred an article: a dataclass takes four times as long to make
    """A telling word of a sentence and where it stands."""

    start: int
    end: int
    kind: Kind


def marks(sentence: str, language: str) -> tuple[Mark, ...]:
    """The telling words of a sentence; none in a language without a line here.

    >>> [(mark.kind, mark.start) for mark in marks("He said it will rain.", "en")]
    [('report', 3), ('to come', 11)]
    """
    if language not in _REPORTING:
        return ()
    if language in _UNSPACED:
        return _within(sentence, language)
    pairs = _table(language)[2]
    lower = sentence.lower()
    tokens = (lower if len(lower) == len(sentence) else sentence).split(" ")
    return _with_pairs(tokens, lower, pairs, language) if pairs else _alone(tokens, language)


def _within(sentence: str, language: str) -> tuple[Mark, ...]:
    """Where no space parts the words: wherever their letters stand, the longest first."""
    words = _table(language)[0]
    found: dict[int, Mark] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        at = sentence.find(word)
        while at >= 0:
            found.setdefault(at, Mark(at, at + len(word), words[word]))
            at = sentence.find(word, at + 1)
    return tuple(found[at] for at in sorted(found))


def _alone(tokens: list[str], language: str) -> tuple[Mark, ...]:
    found: list[Mark] = []
    at = 0
    for token in tokens:
        told = _telling(token, language)
        if told:
            kind, offset, size = told
            found.append(Mark(at + offset, at + offset + size, kind))
        at += len(token) + 1
    return tuple(found)


def _with_pairs(tokens: list[str], lower: str, pairs: dict[str, Kind], language: str) -> tuple[Mark, ...]:
    """Where two words together may tell something ("cho biết")."""
    found: list[Mark] = []
    at, before = 0, 0
    for token in tokens:
        told = _telling(token, language)
        word = token if token.isalpha() else token.strip(_PUNCTUATION)
        start = at + token.find(word)
        two = pairs.get(lower[before : start + len(word)])
        if two or told:
            found.append(Mark(before if two else start, start + len(word), two or (told[0] if told else "past")))
        before = start
        at += len(token) + 1
    return tuple(found)


@lru_cache(maxsize=1 << 15)  # a language's words come again and again
def _telling(token: str, language: str) -> tuple[Kind, int, int] | None:
    """What a word tells, and where in the token it stands without its marks: (kind, offset, length)."""
    words, stems, _ = _table(language)
    word = token if token.isalpha() else token.strip(_PUNCTUATION)
    kind = words.get(word)
    if kind is None and stems:
        kind = _by_stem(word, stems)
    endings = _PAST_ENDINGS.get(language, ())
    if kind is None and endings and len(word) > 4 and word.endswith(endings):
        kind = "past"
    return (kind, token.find(word), len(word)) if kind else None


def _by_stem(word: str, stems: dict[str, Kind]) -> Kind | None:
    return next((stems[word[:size]] for size in range(4, len(word)) if word[:size] in stems), None) if stems else None


@cache
def _table(language: str) -> tuple[dict[str, Kind], dict[str, Kind], dict[str, Kind]]:
    """Whole words, stems and pairs of words with what each tells; what is said twice tells the weaker thing."""
    words: dict[str, Kind] = {}
    stems: dict[str, Kind] = {}
    pairs: dict[str, Kind] = {}
    lines: tuple[tuple[Kind, str], ...] = (
        ("past", _PAST.get(language, "")), ("report", _REPORTING[language]), ("to come", _FUTURE.get(language, "")),
    )  # fmt: skip
    for kind, line in lines:
        for word in line.split():
            table = stems if word.endswith("*") else pairs if "_" in word else words
            table[word.rstrip("*").replace("_", " ")] = kind
    return words, stems, pairs
