"""What are months and weekdays called? Tables as data: a language is added by adding its lines.

Twelve (or seven, Monday first) groups parted by "|"; in a group the spellings, in lower case, inflected forms included.
"""

# ruff: noqa: E501 (tables are read by the line)
from __future__ import annotations

from functools import cache, lru_cache

from digest.text import folded

_MONTHS = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec",
    "de": "januar jänner jan|februar feber feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|"
    "november nov|dezember dez",
    "fr": "janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct|novembre nov|décembre déc",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep|octubre oct|"
    "noviembre nov|diciembre dic",
    "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre sett set|ottobre ott|"
    "novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez",
    "uk": "січня січень січні січ|лютого лютий лютому лют|березня березень березні бер|квітня квітень квітні квіт|травня травень травні трав|"
    "червня червень червні черв|липня липень липні лип|серпня серпень серпні серп|вересня вересень вересні вер|жовтня жовтень жовтні жовт|"
    "листопада листопад листопаді лист|грудня грудень грудні груд",
    "pl": "stycznia styczeń styczniu sty|lutego luty lutym lut|marca marzec marcu mar|kwietnia kwiecień kwietniu kwi|maja maj maju|"
    "czerwca czerwiec czerwcu cze|lipca lipiec lipcu lip|sierpnia sierpień sierpniu sie|września wrzesień wrześniu wrz|"
    "października październik październiku paź|listopada listopad listopadzie lis|grudnia grudzień grudniu gru",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep|oktober okt|november nov|december dec",
    "ru": "января январь январе янв|февраля февраль феврале фев|марта март марте мар|апреля апрель апреле апр|мая май мае|июня июнь июне июн|"
    "июля июль июле июл|августа август августе авг|сентября сентябрь сентябре сен сент|октября октябрь октябре окт|ноября ноябрь ноябре ноя нояб|"
    "декабря декабрь декабре дек",
    "sv": "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sept sep|oktober okt|november nov|december dec",
    "da": "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|december dec",
    "no": "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|desember des",
    "fi": "tammikuuta tammikuu tammikuussa|helmikuuta helmikuu helmikuussa|maaliskuuta maaliskuu maaliskuussa|huhtikuuta huhtikuu huhtikuussa|"
    "toukokuuta toukokuu toukokuussa|kesäkuuta kesäkuu kesäkuussa|heinäkuuta heinäkuu heinäkuussa|elokuuta elokuu elokuussa|"
    "syyskuuta syyskuu syyskuussa|lokakuuta lokakuu lokakuussa|marraskuuta marraskuu marraskuussa|joulukuuta joulukuu joulukuussa",
    "cs": "ledna leden lednu led|února únor únoru úno|března březen březnu bře|dubna duben dubnu dub|května květen květnu kvě|června červen červnu|"
    "července červenec červenci|srpna srpen srpnu srp|září zář|října říjen říjnu říj|listopadu listopad lis|prosince prosinec prosinci pro",
    "sk": "januára január januári jan|februára február februári feb|marca marec marci mar|apríla apríl apríli apr|mája máj máji|júna jún júni|júla júl júli|"
    "augusta august auguste aug|septembra september septembri sep sept|októbra október októbri okt|novembra november novembri nov|decembra december decembri dec",
    "ro": "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept sep|octombrie oct|noiembrie nov|"
    "decembrie dec",
    "tr": "ocak ocakta oca|şubat şubatta şub|mart martta mar|nisan nisanda nis|mayıs mayısta may|haziran haziranda haz|temmuz temmuzda tem|"
    "ağustos ağustosta ağu|eylül eylülde eyl|ekim ekimde eki|kasım kasımda kas|aralık aralıkta ara",
    "id": "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt|september sep|oktober okt|november nov|desember des",
    "hu": "január januári jan|február februári febr|március márciusi márc|április áprilisi ápr|május májusi máj|június júniusi jún|július júliusi júl|"
    "augusztus augusztusi aug|szeptember szeptemberi szept|október októberi okt|november novemberi nov|december decemberi dec",
    "hr": "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|"
    "rujna rujan|listopada listopad|studenoga studenog studeni|prosinca prosinac",
    "sr": "januara januar јануара јануар|februara februar фебруара фебруар|marta mart марта март|aprila april априла април|maja maj маја мај|"
    "juna jun јуна јун|jula jul јула јул|avgusta avgust августа август|septembra septembar септембра септембар|oktobra oktobar октобра октобар|"
    "novembra novembar новембра новембар|decembra decembar децембра децембар",
    "sl": "januar januarja januarju|februar februarja februarju|marec marca marcu|april aprila aprilu|maj maja maju|junij junija juniju|"
    "julij julija juliju|avgust avgusta avgustu|september septembra septembru|oktober oktobra oktobru|november novembra novembru|december decembra decembru",
    "et": "jaanuar jaanuaril|veebruar veebruaril|märts märtsil|aprill aprillil|mai mail|juuni juunil|juuli juulil|august augustil|"
    "september septembril|oktoober oktoobril|november novembril|detsember detsembril",
    "lv": "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|"
    "septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
    "lt": "sausio sausis|vasario vasaris|kovo kovas|balandžio balandis|gegužės gegužė|birželio birželis|liepos liepa|rugpjūčio rugpjūtis|"
    "rugsėjo rugsėjis|spalio spalis|lapkričio lapkritis|gruodžio gruodis",
    "bg": "януари ян|февруари фев|март|април апр|май|юни|юли|август авг|септември сеп|октомври окт|ноември ное|декември дек",
    "el": "ιανουαρίου ιανουάριος ιανουάριο ιαν|φεβρουαρίου φεβρουάριος φεβρουάριο φεβ|μαρτίου μάρτιος μάρτιο μαρ|απριλίου απρίλιος απρίλιο απρ|"
    "μαΐου μάιος μάιο|ιουνίου ιούνιος ιούνιο ιουν|ιουλίου ιούλιος ιούλιο ιουλ|αυγούστου αύγουστος αύγουστο αυγ|"
    "σεπτεμβρίου σεπτέμβριος σεπτέμβριο σεπ|οκτωβρίου οκτώβριος οκτώβριο οκτ|νοεμβρίου νοέμβριος νοέμβριο νοε|δεκεμβρίου δεκέμβριος δεκέμβριο δεκ",
    "ca": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "ar": "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار|أبريل ابريل نيسان أفريل|مايو أيار ماي|يونيو حزيران جوان|يوليو تموز جويلية|"
    "أغسطس اغسطس آب أوت|سبتمبر أيلول|أكتوبر اكتوبر تشرين_الأول|نوفمبر تشرين_الثاني|ديسمبر كانون_الأول",
    "he": "בינואר ינואר|בפברואר פברואר|במרץ מרץ במרס|באפריל אפריל|במאי מאי|ביוני יוני|ביולי יולי|באוגוסט אוגוסט|בספטמבר ספטמבר|באוקטובר אוקטובר|"
    "בנובמבר נובמבר|בדצמבר דצמבר",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "hi": "जनवरी जन|फरवरी फ़रवरी फ़र|मार्च|अप्रैल|मई|जून|जुलाई जुल|अगस्त अग|सितंबर सितम्बर सित|अक्टूबर अक्तूबर अक्टू|नवंबर नवम्बर नव|दिसंबर दिसम्बर दिस",
    "mr": "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर",
    "bn": "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট আগষ্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "ta": "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
    "te": "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జూలై జులై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్",
    "my": "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ် သြဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
    "ka": "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
    "hy": "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի",
    "mk": "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември",
    "be": "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
    "az": "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
    "sq": "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    "is": "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    "gl": "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
    "af": "januarie|februarie|maart|april|mei|junie|julie|augustus|september|oktober|november|desember",
    "ms": "januari jan|februari feb|mac|april apr|mei|jun|julai jul|ogos|september sept|oktober okt|november nov|disember dis",
    "sw": "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
    "tl": "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
}  # fmt: skip

_WEEKDAYS = {
    "en": "monday mon|tuesday tues tue|wednesday wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun",
    "de": "montag montagabend montagmorgen montagnachmittag mo|dienstag dienstagabend dienstagmorgen dienstagnachmittag di|"
    "mittwoch mittwochabend mittwochmorgen mittwochnachmittag mi|donnerstag donnerstagabend donnerstagmorgen donnerstagnachmittag do|"
    "freitag freitagabend freitagmorgen freitagnachmittag fr|samstag sonnabend samstagabend samstagmorgen samstagnachmittag sa|"
    "sonntag sonntagabend sonntagmorgen sonntagnachmittag so",
    "fr": "lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "es": "lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom",
    "it": "lunedì lun|martedì mar|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom",
    "pt": "segunda-feira seg|terça-feira ter|quarta-feira qua|quinta-feira qui|sexta-feira sex|sábado sáb|domingo dom",
    "uk": "понеділок понеділка пн|вівторок вівторка вт|середу середа середи ср|четвер четверга чт|п'ятницю п’ятницю п'ятниця п’ятниця п'ятниці п’ятниці пт|"
    "суботу субота суботи сб|неділю неділя неділі нд",
    "pl": "poniedziałek poniedziałku pon|wtorek wtorku wt|środę środa środy śr|czwartek czwartku czw|piątek piątku pt|sobotę sobota soboty sob|"
    "niedzielę niedziela niedzieli niedz nd",
    "nl": "maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo",
    "ru": "понедельник понедельника пн|вторник вторника вт|среду среда среды ср|четверг четверга чт|пятницу пятница пятницы пт|субботу суббота субботы сб|"
    "воскресенье воскресенья вс",
    "sv": "måndag måndagen mån|tisdag tisdagen tis|onsdag onsdagen ons|torsdag torsdagen tors tor|fredag fredagen fre|lördag lördagen lör|söndag söndagen sön",
    "da": "mandag man|tirsdag tir|onsdag ons|torsdag tor|fredag fre|lørdag lør|søndag søn",
    "no": "mandag man|tirsdag tir|onsdag ons|torsdag tor|fredag fre|lørdag lør|søndag søn",
    "fi": "maanantaina maanantai ma|tiistaina tiistai ti|keskiviikkona keskiviikko ke|torstaina torstai to|perjantaina perjantai pe|lauantaina lauantai la|"
    "sunnuntaina sunnuntai su",
    "cs": "pondělí po|úterý út|středu středa středy st|čtvrtek čtvrtka čt|pátek pátku pá|sobotu sobota soboty so|neděli neděle ne",
    "sk": "pondelok po|utorok ut|stredu streda st|štvrtok št|piatok pi|sobotu sobota so|nedeľu nedeľa ne",
    "ro": "luni|marți marţi|miercuri|joi|vineri|sâmbătă|duminică",
    "tr": "pazartesi pzt|salı|çarşamba çar|perşembe per|cuma|cumartesi cmt|pazar",
    "id": "senin|selasa|rabu|kamis|jumat jum'at|sabtu|minggu",
    "vi": "thứ_hai thứ_2|thứ_ba thứ_3|thứ_tư thứ_4|thứ_năm thứ_5|thứ_sáu thứ_6|thứ_bảy thứ_7|chủ_nhật",
    "hu": "hétfőn hétfő|kedden kedd|szerdán szerda|csütörtökön csütörtök|pénteken péntek|szombaton szombat|vasárnap",
    "hr": "ponedjeljak|utorak|srijedu srijeda|četvrtak|petak|subotu subota|nedjelju nedjelja",
    "sr": "ponedeljak понедељак|utorak уторак|sredu среду sreda среда|četvrtak четвртак|petak петак|subotu суботу subota субота|nedelju недељу nedelja недеља",
    "bg": "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
    "el": "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "ja": "月曜日 月曜|火曜日 火曜|水曜日 水曜|木曜日 木曜|金曜日 金曜|土曜日 土曜|日曜日 日曜",
    "ko": "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
    "zh": "星期一 周一 週一|星期二 周二 週二|星期三 周三 週三|星期四 周四 週四|星期五 周五 週五|星期六 周六 週六|星期日 星期天 周日 週日",
    "ar": "الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "fa": "دوشنبه دو‌شنبه دو_شنبه|سه‌شنبه سه_شنبه|چهارشنبه چهار‌شنبه چهار_شنبه|پنجشنبه پنج‌شنبه پنج_شنبه|جمعه|شنبه|یکشنبه یک‌شنبه یک_شنبه",
    "he": "יום_שני|יום_שלישי|יום_רביעי|יום_חמישי|יום_שישי|יום_שבת|יום_ראשון",
    "hi": "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "mr": "सोमवार|मंगळवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "bn": "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রোববার রবিবার",
}  # fmt: skip

# Of other calendars: the solar year of Persian papers, the Buddhist year of Thai ones; the short forms behind the name.
SOLAR_MONTHS = tuple("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split())
THAI_MONTHS = tuple(
    "มกราคม ม.ค.|กุมภาพันธ์ ก.พ.|มีนาคม มี.ค.|เมษายน เม.ย.|พฤษภาคม พ.ค.|มิถุนายน มิ.ย.|กรกฎาคม ก.ค.|สิงหาคม ส.ค.|กันยายน ก.ย.|"
    "ตุลาคม ต.ค.|พฤศจิกายน พ.ย.|ธันวาคม ธ.ค.".split("|")
)
# Languages whose writers put the day first in 02.06.2025 and 02/06/2025. English writers differ: other evidence decides.
DAY_FIRST = frozenset("de fr es it pt uk pl vi nl ru da no fi cs sk ro tr id hr sr bg el ca ar he hi sl et lv ur mr bn ta te my ka hy mk be kk az sq is gl ms sw".split())
# Outlets at these ends of the network write English with the day first (".us" and the like do not, ".com" says nothing).
DAY_FIRST_DOMAINS = frozenset(
    "uk au nz ie in za ke ng gh pk sg my lk bd ug zw eu ua pl de fr it es nl be ch at se fi dk no cz ro gr pt tr ru".split()
)
# "Sunday", "Oktober": in these languages a month in lower case is another word ("may 10 people come").
CAPITALISED = frozenset({"en", "de"})
_SHORT = 4  # a weekday's short form ("sun", "mar", "di") is a word of its own; it counts only beside a date


_ONE_SPEECH = ("hr", "sr")  # a page of a few sentences may be of either; their months differ, and none contradicts another


def _groups(line: str) -> list[list[str]]:
    return [[word.replace("_", " ") for word in group.split()] for group in line.split("|")]


@cache
def months(language: str) -> dict[str, int]:
    """Folded spelling -> 1 … 12; an unknown language gets what no two languages contradict.

    >>> months("uk")[folded("Жовтня")], months("")["octobre"]
    (10, 10)
    """
    if language in _MONTHS:
        tables = [_MONTHS[code] for code in (_ONE_SPEECH if language in _ONE_SPEECH else (language,))]
        return {folded(word): at for table in tables for at, group in enumerate(_groups(table), 1) for word in group}
    return _agreed()


@cache
def _agreed() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in _MONTHS:
        for word, month in months(language).items():
            found[word] = month if found.get(word, month) == month else 0
    return {word: month for word, month in found.items() if month and len(word) > 2}


@lru_cache(maxsize=1 << 14)  # the words beside numbers are few, and each costs a folding
def month_of(word: str, language: str) -> int:
    """1 … 12, or 0 for no month: the language's own table first, then English, which stands in pages of any language."""
    key = folded(word)
    table = months(language)
    found = table.get(key, 0)
    if found:
        return 0 if language in CAPITALISED and word.islower() and key in ("may", "mar", "march", "dec", "sept", "mai") else found
    return 0 if language == "en" or word.islower() else months("en").get(key, 0)


@cache
def weekdays(language: str) -> dict[str, int]:
    """Folded name, short forms included -> 0 (Monday) … 6; for matching beside a date."""
    return {folded(word): at for at, group in enumerate(_groups(_WEEKDAYS.get(language, _WEEKDAYS["en"]))) for word in group}


@cache
def calendar_words(language: str) -> frozenset[str]:
    """The folded words of the names of months and weekdays in a language, each alone; where nobody knows which language it is, those
    of the scripts that few languages share.

    >>> {"novembra", "streda"} <= calendar_words("sk"), {"thu", "nam", "mai"} & calendar_words("vi") == {"thu", "nam"}
    (True, True)
    """
    named = set(months(language)) if language in _MONTHS else {word for word in _agreed() if not language and not word.isascii()}
    named |= set(weekdays(language)) if language in _WEEKDAYS else set()
    named |= set(map(folded, SOLAR_MONTHS)) if language == "fa" else set()
    return frozenset(word for name in named for word in name.split())


@cache
def weekday_names(language: str) -> tuple[tuple[str, int], ...]:
    """(lower-case name, 0 … 6) of the names long enough to be told in running text, the longest first."""
    if language not in _WEEKDAYS:
        return ()
    pairs = [(word, at) for at, group in enumerate(_groups(_WEEKDAYS[language])) for word in group if _told(word, group)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _told(word: str, group: list[str]) -> bool:
    return word == group[0] or len(word) > _SHORT or (not word.isascii() and len(word) > 2) or not word.isalpha()
