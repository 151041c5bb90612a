"""Texts in many languages and scripts come out whole, with their furniture taken; each sentence here is ours."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.model import Cleaned, Document

# language -> the title, the paragraphs, lines of furniture
TEXTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "ar": (
        "العاصفة توقف العبارة إلى الجزيرة",
        (
            "قال مكتب الميناء يوم الخميس إن العبارة لن تبحر بسبب العاصفة التي تضرب الساحل منذ يومين.",
            "وأضاف المكتب أن المهندسين وجدوا شقين في الرصيف الأسبوع الماضي، وأن الإصلاح سيستغرق شهرا.",
            "ويمكن للركاب الذين يحملون تذاكر تغييرها في المكتب خلال عشرة أيام من الآن.",
        ),
        ("مشاركة", "إعلان",),
    ),
    "zh": (
        "风暴使前往岛屿的渡轮停航",
        (
            "港口办公室周四表示，由于风暴，前往该岛的渡轮将停航至周一，乘客可以改签。",
            "工程师上周在码头发现两处裂缝，修理工作预计需要一个月的时间才能完成。",
            "“我们请大家保持耐心，”港务长说，他已经在岛上工作了二十年。",
        ),
        ("分享", "广告",),
    ),
    "ja": (
        "嵐で島へのフェリーが欠航",
        (
            "港湾事務所は木曜日、嵐のため島へのフェリーを月曜日まで欠航にすると発表した。",
            "技術者は先週、桟橋に二つのひびを見つけ、修理には一か月かかる見込みだという。",
            "「みなさんには辛抱をお願いしたい」と、島で二十年働く港長は話した。",
        ),
        ("シェアする", "広告",),
    ),
    "th": (
        "พายุทำให้เรือข้ามฟากหยุดเดินเรือ",
        (
            "สำนักงานท่าเรือกล่าวเมื่อวันพฤหัสบดีว่าเรือข้ามฟากจะไม่ออกเดินทางเพราะพายุที่พัดเข้าชายฝั่งมาสองวันแล้ว",
            "วิศวกรพบรอยร้าวสองแห่งที่ท่าเรือเมื่อสัปดาห์ที่แล้ว และการซ่อมแซมจะใช้เวลาหนึ่งเดือน",
            "ผู้โดยสารที่มีตั๋วสามารถเปลี่ยนได้ที่สำนักงานภายในสิบวัน",
        ),
        ("แชร์",),
    ),
    "hi": (
        "तूफ़ान ने द्वीप की नौका रोकी",
        (
            "बंदरगाह कार्यालय ने गुरुवार को कहा कि तूफ़ान के कारण द्वीप के लिए नौका सोमवार तक नहीं चलेगी।",
            "इंजीनियरों को पिछले सप्ताह घाट में दो दरारें मिलीं और मरम्मत में एक महीना लगेगा।",
            "जिन यात्रियों के पास टिकट है वे दस दिन के भीतर कार्यालय में उसे बदल सकते हैं।",
        ),
        ("शेयर करें", "विज्ञापन",),
    ),
    "ko": (
        "폭풍으로 섬 여객선 운항 중단",
        (
            "항만 사무소는 목요일 폭풍 때문에 섬으로 가는 여객선이 월요일까지 운항하지 않는다고 밝혔다.",
            "기술자들은 지난주 부두에서 균열 두 곳을 발견했으며 수리에는 한 달이 걸릴 것이라고 한다.",
            "표를 가진 승객은 열흘 안에 사무소에서 표를 바꿀 수 있다고 사무소는 덧붙였다.",
        ),
        ("공유하기", "광고",),
    ),
    "uk": (
        "Шторм зупинив пором на острів",
        (
            "Адміністрація порту повідомила в четвер, що пором на острів не вийде в море через шторм.",
            "Інженери знайшли минулого тижня дві тріщини в причалі, і ремонт триватиме місяць.",
            "Пасажири, які мають квиток, можуть обміняти його в касі протягом десяти днів.",
        ),
        ("Поділитися", "Реклама",),
    ),
    "el": (
        "Η καταιγίδα σταμάτησε το πλοίο",
        (
            "Το γραφείο του λιμανιού είπε την Πέμπτη ότι το πλοίο για το νησί δεν θα ταξιδέψει λόγω της καταιγίδας.",
            "Οι μηχανικοί βρήκαν δύο ρωγμές στην προβλήτα την περασμένη εβδομάδα και η επισκευή θα κρατήσει έναν μήνα.",
            "Οι επιβάτες που έχουν εισιτήριο μπορούν να το αλλάξουν στο γραφείο μέσα σε δέκα ημέρες.",
        ),
        ("Διαφήμιση",),
    ),
    "he": (
        "הסערה עצרה את המעבורת לאי",
        (
            "משרד הנמל אמר ביום חמישי כי המעבורת לאי לא תפליג עד יום שני בגלל הסערה.",
            "מהנדסים מצאו בשבוע שעבר שני סדקים ברציף, והתיקון יימשך חודש שלם.",
            "נוסעים שמחזיקים בכרטיס יכולים להחליף אותו במשרד בתוך עשרה ימים.",
        ),
        ("שתף",),
    ),
    "fa": (
        "توفان کشتی جزیره را متوقف کرد",
        (
            "دفتر بندر روز پنجشنبه گفت که کشتی جزیره به دلیل توفان تا دوشنبه حرکت نخواهد کرد.",
            "مهندسان هفته گذشته دو ترک در اسکله پیدا کردند و تعمیر آن یک ماه طول می‌کشد.",
            "مسافرانی که بلیت دارند می‌توانند آن را ظرف ده روز در دفتر عوض کنند.",
        ),
        ("چاپ",),
    ),
    "fi": (
        "Myrsky pysäytti saaren lautan",
        (
            "Satamatoimisto kertoi torstaina, että saaren lautta ei lähde myrskyn vuoksi ennen maanantaita.",
            "Insinöörit löysivät viime viikolla laiturista kaksi halkeamaa, ja korjaus kestää kuukauden.",
            "Matkustajat, joilla on lippu, voivat vaihtaa sen toimistossa kymmenen päivän kuluessa.",
        ),
        ("Jaa", "Mainos",),
    ),
    "ta": (
        "புயலால் தீவுப் படகு நிறுத்தம்",
        (
            "புயல் காரணமாக தீவுக்குச் செல்லும் படகு திங்கட்கிழமை வரை இயங்காது என்று துறைமுக அலுவலகம் வியாழக்கிழமை தெரிவித்தது.",
            "பொறியாளர்கள் கடந்த வாரம் துறையில் இரண்டு விரிசல்களைக் கண்டனர், பழுதுபார்க்க ஒரு மாதம் ஆகும்.",
            "பயணச்சீட்டு உள்ள பயணிகள் பத்து நாட்களுக்குள் அலுவலகத்தில் அதை மாற்றிக்கொள்ளலாம்.",
        ),
        (),
    ),
}


def cleaned(lines: list[str]) -> Cleaned:
    return clean(Document("a.txt", text="\n\n".join(lines)))


def printed(found: Cleaned) -> list[str]:
    return [text for text in (found.title, found.deck, *(block.text for block in found.blocks)) if text]


@pytest.mark.parametrize("language", TEXTS)
def test_a_clean_text_comes_out_as_it_went_in(language: str) -> None:
    title, body, _ = TEXTS[language]
    assert printed(cleaned([title, *body])) == [title, *body]


@pytest.mark.parametrize("language", [language for language, (_, _, furniture) in TEXTS.items() if furniture])
def test_furniture_between_the_paragraphs_goes_and_they_stay(language: str) -> None:
    title, body, furniture = TEXTS[language]
    kept = printed(cleaned([title, body[0], *furniture, *body[1:], *furniture]))
    assert set(body) <= set(kept)
    assert not set(furniture) & set(kept)


# Thai ends its sentences with no sign, and three of them say too little for a text
@pytest.mark.parametrize("language", [language for language in TEXTS if language != "th"])
def test_no_paragraph_is_lost_where_furniture_is_more_than_text(language: str) -> None:
    title, body, furniture = TEXTS[language]
    around = [*furniture, "Share", "Menu"]
    kept = "\n".join(printed(cleaned([*around, title, body[0], *around, *body[1:], *around])))
    assert [paragraph for paragraph in body if paragraph not in kept] == []
