"""Which language is this, and which of its words say nothing?

A vote of the commonest function words decides among languages of one script; a script that one language owns decides alone.
The tables are data: a language is added by adding its line.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from digest.text import plainly

# Capitalised in English although no names of anybody.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_STOP = {
    "en": "the of and to in a is that for on with as was at by it from his he be are has an have not but were which they this had or their "
    "its who been after will would said also than more when about into over she her we you i all there one out up what so if no can could",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei "
    "einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir was ihr",
    "fr": "de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux sa ses mais ou comme cette "
    "été elle ont d l s n qu ces leur être fait aussi deux on nous même après entre sans était dont vous je si tout",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando "
    "todo esta ser son dos también fue había era muy hasta desde está mi porque qué han yo hay vez años",
    "ca": "de la el que i a en els les del un una per amb és es al no als dels ha han va van més com seva seu seus aquest aquesta aquests "
    "aquestes però també són ser estat fer molt tot on hi ho ja perquè quan si o entre fins abans després sobre sense cada altres nous segons "
    "ens li lo què qui dos dues any anys havia era està ara l d s n des",
    "it": "di e che la il un a per è in una non sono con si da come le dei nel alla più i al del della ha ma gli lo su anche se o delle questo "
    "dal dalla nella stato era essere hanno ai degli tra dopo due suo sua ci cui loro d l ed questa",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há "
    "nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus são foram",
    "nl": "de van een het en in is dat op te zijn met voor niet aan er om ook als die bij door maar uit naar nog wordt over hij heeft werd dan "
    "ze tot hebben was of meer worden kan deze zich al je ik dit zo wat geen moet",
    "pl": "w i na z do się nie że to o jest jak od po przez za a ale dla oraz które który co był są ze jego jej było być ich czy już tym tego "
    "także tylko przed może też przy lub roku gdy pod będzie ma więc która",
    "cs": "a v se na je že s z do o i to k ve pro za by jsou po jako ale od tak si jeho které který při podle jsem byl která až už být bylo "
    "pak nebo jen také má ze před co není aby roku však",
    "sk": "a v sa na je že s z do o aj k vo pre za by sú po ako od tak si ktorý ktorá ktoré pri podľa som bol bola bolo boli alebo ešte už len "
    "jeho aby keď má nie však viac pred medzi tiež čo zo sme",
    "sv": "och i att det som en på är av för med den till de har om inte ett han men var jag sig från vi så kan när under också efter vid nu "
    "mot ska eller hade där hon alla detta än man skulle blir",
    "ro": "de și în a la cu pe care nu din mai o să un este că pentru au fi ce se sau după fost prin lui sunt ca dar al unei unui până are această "
    "acest ale fără între doar va",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi kadar sonra en ne o var ise ancak ya her ki değil olduğu mi göre diye ama tarafından "
    "oldu büyük iki şey yeni üzere nedeniyle dedi tüm bunun onun edildi ilgili arasında",
    "vi": "và của là có trong cho các được với không người những một này đã khi từ đến ra ở tại về như vào cũng sẽ trên theo để ông bị nhiều "
    "năm sau đó lại hơn còn bà do hai nhưng phải ngày thì",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena adalah ada mereka oleh telah bisa atau sudah kata "
    "tersebut para seorang saat kami kita bahwa lebih setelah",
    "uk": "і в на що не з у та до за про від як це для його є й але був по також який бути їх її ми він вони було через після або під час які цього "
    "того так вже може щоб року із якщо між лише були",
    "ru": "и в на что не с по как из к за от это для его о но был а у же все также года который так они при быть или если до уже может только "
    "была были их во после она мы он том чтобы еще под время",
    "bg": "на и в за от да се с че е по не са като до при това ще си един беше също след или може има той те който което още им бе през където "
    "според която които между",
    "sr": "и у је да на се за су од са који не као о то из ће би али што до после све није били била може код још и или тако "
    "u je da na se su od sa koji ne kao iz će bi ali šta posle sve nije bili bila koja kod još ili tako gde pre više dok biti",
    "hr": "u je da na se su od koji ne kao iz će bi ali što nakon poslije sve nije bili bila koja kod još ili tako gdje prije više "
    "dok biti tijekom uz zbog tko",
    "el": "και το να του η της με που την από για στο είναι ο οι τα στην τον θα των σε ότι δεν έχει στη τις τους μια ένα κατά αλλά προς ή αυτό "
    "ήταν μετά πως",
    "ar": "في من على أن إلى التي عن مع هذا الذي ما بعد هذه كان لا بين كما وقد قد ذلك حيث كل خلال كانت بعض أو ولا لم غير عند إن أي هو وهو هي",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شده می شد باید اما یا بود شود دارد کند ها",
    "ur": "کے میں کی ہے اور سے کا کو کہ نے پر یہ اس ہیں بھی نہیں تھا ایک تھے تھی گیا ہو کیا جو وہ کر رہے لیے ان ساتھ بعد تک کہا ہوئے رہا",
    "hi": "के में की है और को से का ने पर कि यह हैं इस एक भी नहीं था कर लिए हो गया तो जो साथ अपने रहा उन्होंने बाद",
    "bn": "ও এবং এই সেই একটি একজন এক করে করা করেন করেছে করেছেন করতে করার হয় হয়েছে হয়ে হবে হয়েছিল ছিল ছিলেন আছে নেই না নয় যে যা যার তা তার তাদের তিনি তাঁর "
    "তারা এ এর এতে এবার জন্য থেকে পর্যন্ত সঙ্গে মধ্যে পর পরে আগে কাছে বলে বলেন বলেছেন জানান কিন্তু তবে যদি কি কোনো আর আরও দিয়ে নিয়ে সময় দিন",
    "he": "של על את הוא היא לא כי זה זו עם גם או אך אבל כל אם יותר אחרי לאחר לפני בין עד אל מה היה היו הייתה הם הן אני אנחנו שלו שלה שלהם כמו רק "
    "עוד אמר אמרה כך כדי אשר יש אין מי ידי בו בה לו לה להם אותו אותה כבר כאשר מאז שני אחד אחת מול תוך",
    "ko": "이 그 저 것 수 등 및 더 한 두 또 또한 위해 대해 대한 통해 따르면 따라 때문에 있다 있는 있었다 없다 했다 하는 한다 된다 됐다 말했다 밝혔다 전했다 "
    "이날 지난 오는 당시 함께 이번 모두 가운데 관련 다른 그러나 하지만 이어 특히 약 전 후 중",
    "hu": "a az és hogy nem is egy ez meg de volt el már csak azt mint még vagy ki ha van lesz között után szerint amely minden pedig majd sem "
    "miatt után miután volna illetve akkor azonban ahol amelyek így úgy itt ott be ezt aki több mondta",
    "fi": "ja on ei että se oli hän mutta kun ovat myös joka niin kuin tai jo sen ole mukaan vuoden jos voi sekä nyt ollut hänen vain "
    "noin ilman sanoo lähtien jälkeen kanssa ennen viime kuten vielä eivät tämä jotka sitä lisäksi kuitenkin koska aikana yli",
    "da": "og i at det er en til af på for med den de har som ikke et der var han men om fra så vi kan jeg ved efter også eller sig nu være blev",
    "no": "og i det er på som en til av for med at den de har ikke et var han men om fra så vi kan jeg ved etter også eller seg nå være ble",
    "et": "ja ei et oli kui ka mis ta ning oma või aga siis kes selle veel pärast kuid nii seda tema juba olid mille üle kuni kõik enne "
    "sest väga nagu mida olla neid ole saab pidi nad nende meie teda kus eest vaid mitte poolt ühe aasta aastal",
    "lt": "ir kad į iš su apie bet tai yra kaip už nuo po dėl buvo jis ji jų jo dar tik taip pat ne savo bus jau arba prie iki nes kurie kuris "
    "kuri tačiau metų metais ką gali labai būti tarp",
    "lv": "un ir ka ar uz kas bet pie tas lai vai arī nav kā pēc līdz tika tā bija viņš viņa savu gadā gada ne jau vēl būs kad "
    "tikai tiek šo kuru laikā starp var ļoti bez tad",
    "sl": "je da za v ki bi ni bo kot tudi od še pri ali bil bila bilo bili ker iz jih kar lahko več že če "
    "zaradi med letu kako ko tem tega smo sem bodo pred leta vse",
    "sw": "ya wa kwa katika ni kuwa hiyo huo hilo hii yake wake wao kama pia lakini baada kabla ambao ambayo alisema kwamba hadi kila watu ili "
    "cha vya hivyo yao wakati mwaka",
    "tl": "ang ng mga sa ay nang ito nito ngunit rin siya niya sila nila kung hindi mula ayon upang habang dahil isang kanyang lamang kanilang "
    "naman iyon noong nitong kaya",
}  # fmt: skip
# Letters that few languages write: a sentence or two may have no more than one of the small words. Languages without a line above
# are known by these alone, so that Estonian is not Portuguese for its "õ".
_LETTERS = {
    "de": "äöüß", "sv": "åäö", "da": "æøå", "no": "æøå", "is": "ðþæö", "fi": "äö", "et": "äöõü", "hu": "őűöü", "tr": "ışğöüç", "az": "əışğöüç",
    "pt": "ãõç", "ca": "ç", "fr": "çêœ", "es": "ñ", "sq": "ëç", "ro": "ășțşţ", "pl": "ąęłśżźńć", "cs": "řůěčšžýťďň", "sk": "ľĺŕôčšžýťďň", "sl": "čšž",
    "hr": "čšžćđ", "sr": "čšžćđјљњђћџ", "mk": "јљњџѓќѕ", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "uk": "іїєґ", "be": "іў", "ru": "ыэё", "bg": "ъ",
    "kk": "әғқңөұүһі", "vi": "đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ", "ar": "ةىيك", "fa": "ژپچگیک", "ur": "ٹڈڑںےہھپچگیک",
}  # fmt: skip
_BY_LETTER = 0.5  # of a vote
# These share most of their small words with another, and few texts are theirs: a word of both is one vote for either, and of as
# many votes for both the other has it.
_KIN = {"sk": "cs", "hr": "sr"}
# Two … nineteen, as they stand before what they count; twenty where no word of its own follows it for twenty-two.
_NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
    "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce "
    "trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
    "ca": "dos tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset divuit dinou vint",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici "
    "tredici quattordici quindici sedici diciassette diciotto diciannove venti",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf "
    "dertien veertien vijftien zestien zeventien achttien negentien twintig",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście "
    "trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    "cs": "dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct "
    "třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve",
    "no": "to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue",
    "ro": "doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece "
    "treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "id": "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять "
    "тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "bg": "два три четири пет шест седем осем девет десет единадесет дванадесет "
    "тринадесет четиринадесет петнадесет шестнадесет седемнадесет осемнадесет деветнадесет",
    "el": "δύο τρεις τέσσερις πέντε έξι επτά οκτώ εννέα δέκα έντεκα δώδεκα "
    "δεκατρία δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά δεκαοκτώ δεκαεννέα",
    "hu": "két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkét "
    "tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz",
    "fi": "kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista "
    "kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä",
}  # fmt: skip
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ka", re.compile("[\u10d0-\u10ff]")),
    ("hy", re.compile("[\u0531-\u058a]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("pa", re.compile("[\u0a01-\u0a76]")),
    ("gu", re.compile("[\u0a81-\u0aff]")),
    ("or", re.compile("[\u0b01-\u0b77]")),
    ("kn", re.compile("[\u0c80-\u0cf3]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("si", re.compile("[\u0d81-\u0df4]")),
    ("lo", re.compile("[\u0e81-\u0edf]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("km", re.compile("[\u1780-\u17f9]")),
)
_OWNED = re.compile("[" + "".join(letter.pattern[1:-1] for _, letter in _SCRIPTS) + "]")
_TELLING = {letter: [code for code, own in _LETTERS.items() if letter in own] for letter in sorted("".join(_LETTERS.values()))}
_ONE_TELLING = re.compile(f"[{''.join(_TELLING)}]")
_RUN = re.compile(r"[^\W\d_]+")
# Devanagari writes its vowels as signs that are no letters; words are parted by them else
_SIGNS = re.compile("[\u0900-\u0903\u093a-\u094f\u0962\u0963]")
_RUN_WITH_SIGNS = re.compile(rf"(?:[^\W\d_]|{_SIGNS.pattern})+")
_ONLY_LETTERS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)
ENOUGH = 1_500  # letters of text are enough for a vote


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of a language that say nothing alone, lower-case; empty for a language that has no line here."""
    return frozenset(_STOP.get(language, "").split())


@cache
def number_words(language: str) -> tuple[str, ...]:
    """The words for two, three, … of a language, in order; empty for a language that has no line here."""
    return tuple(_NUMBERS.get(language, "").split())


def known_languages() -> tuple[str, ...]:
    """The languages that have a line of stop words."""
    return tuple(_STOP)


# all of ISO 639-1; of three letters there are thousands
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj "
    "fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la "
    "lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa "
    "sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z\d]{2,8})*", re.I)


def is_code(text: str) -> bool:
    """Is it the code of a language, maybe with a script or a country behind it?

    >>> is_code("pt-BR"), is_code("gsw"), is_code("xx"), is_code("english")
    (True, True, False, False)
    """
    tag = _TAG.fullmatch(text)
    return tag is not None and (len(tag[1]) == 3 or tag[1].lower() in _CODES)


@cache
def _voters() -> dict[str, tuple[tuple[str, ...], int]]:
    """Of each word, for which languages it votes, and how many share the vote."""
    voters: dict[str, list[str]] = {}
    for language, line in _STOP.items():
        for word in line.split():
            voters.setdefault(word, []).append(language)
    return {word: (tuple(said), len({_KIN.get(each, each) for each in said})) for word, said in voters.items()}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language, "" where too little speaks for any.

    >>> language_of("The council said that the bridge will be closed for a week.")
    'en'
    """
    sample = plainly(text[:ENOUGH])
    if not sample.isascii():
        owned = _by_script(sample)
        if owned:
            return owned
    votes: dict[str, float] = {}
    found = _letter_runs(sample.lower())
    voters = _voters()
    for word, count in Counter(filter(voters.__contains__, found)).items():
        languages, shared = voters[word]
        vote = count / shared
        for language in languages:
            votes[language] = votes.get(language, 0.0) + vote
    if not sample.isascii():
        for letter, count in Counter(_ONE_TELLING.findall(sample.lower())).items():
            for language in _TELLING[letter]:
                votes[language] = votes.get(language, 0.0) + _BY_LETTER * count / len(_TELLING[letter])
    if not votes:
        return ""
    best = max(votes, key=lambda code: (votes[code], code not in _KIN, code))
    return best if votes[best] >= max(1.5, 0.04 * len(found)) else ""


def _letter_runs(sample: str) -> list[str]:
    """The runs of letters; of ASCII, as most English is but for its quotes and dashes, in a third of the time."""
    if sample.isascii():
        return sample.encode().translate(_ONLY_LETTERS).decode().split()
    return (_RUN_WITH_SIGNS if _SIGNS.search(sample) else _RUN).findall(sample)


def _by_script(sample: str) -> str:
    if not _OWNED.search(sample):
        return ""
    letters = sum(1 for c in sample if c.isalpha()) or 1
    for language, letter in _SCRIPTS:
        share = len(letter.findall(sample)) / letters
        if share > (0.05 if language == "ja" else 0.3):
            return language
    return ""
