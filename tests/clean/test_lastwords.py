"""An article's short sentences stay wherever a box stands between them, in languages that say much in few words; each line is ours."""

from __future__ import annotations

from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from digest.clean import clean
from digest.dates import published
from digest.languages import language_of
from digest.model import Document
from digest.settings import DateSettings

# language -> head, paragraphs, a box of one line or of several, tail
PAGES: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "fi": (
        "Etusivu\nUutiset\nUrheilu\nKirjaudu\n\nVanha silta suljettiin Rantakylässä – kolmessa pilarissa halkeamia\n\nLiisa Mäkelä\n12.6.2024 8:15\n\nJaa",
        (
            "Rantakylän vanha silta on keskiviikosta alkaen suljettu autoilta. Tarkastuksessa löytyi halkeamia kolmesta pilarista.",
            "– Emme ota mitään riskejä, kaupunginjohtaja Pekka Salo sanoo.",
            "Korjaus maksaa noin kolme miljoonaa euroa.",
        ),
        "Lue myös: Junat kulkevat taas Pohjoislahteen",
        "Luetuimmat\nViikonlopun sää\nTietosuoja\n© 2024 Rantakylän Sanomat",
    ),
    "uk": (
        "Головна\nПолітика\nЕкономіка\nСпорт\nУвійти\n\nУ Річковому закрили старий міст через тріщини\n\nОлена Шевчук\n\n19 вересня 2024, 09:05\n\nПоширити\nFacebook",
        (
            "У Річковому з четверга закрили для автомобілів старий міст: перевірка виявила тріщини у трьох опорах із восьми.",
            "Пішоходи та велосипедисти зможуть користуватися мостом до листопада.",
            "Автобуси курсуватимуть через Заліське.",
        ),
        "Читайте також: Потяги знову курсують до Заліського",
        "Найпопулярніше\nПогода на вихідні\nПідписуйтесь на наш Telegram\nПро нас\n© 2024 Усі права захищено",
    ),
    "ru": (
        "Главная\nПолитика\nОбщество\nСпорт\nВойти\n\nВ Северогорске закрыли старый мост через реку Тихую\n\n14 ноября 2023, 11:05\n\nПоделиться\nTelegram",
        (
            "В Северогорске с понедельника закрыли для машин старый мост через реку Тихую: проверка нашла трещины в трёх опорах из восьми.",
            "Пешеходам и велосипедистам разрешили пользоваться мостом до первого снега.",
            "Автобусы пустили в объезд через посёлок Заречный, расписание обещают опубликовать в среду.",
        ),
        "Читайте также:\nВ области подорожал проезд в электричках",
        "Самое читаемое\nКурс валют на сегодня\nО редакции\nРекламодателям",
    ),
    "ar": (
        "الرئيسية\nسياسة\nاقتصاد\nتسجيل الدخول\n\nبلدية مرسى النور تغلق الجسر القديم بعد ظهور تشققات\n\nنُشر في 18 مايو 2024 - 09:30\n\nشارك على فيسبوك",
        (
            "أغلقت بلدية مرسى النور صباح السبت الجسر القديم أمام السيارات، بعدما كشف فحص هندسي عن تشققات في ثلاثة من أعمدته الثمانية.",
            "وقال رئيس البلدية كريم منصور إن أعمال الإصلاح ستستمر عاما كاملا على الأقل، وإن تكلفتها تبلغ أربعة ملايين دينار.",
            'وأضاف منصور في مؤتمر صحفي: "سلامة الناس أولا، ولن نسمح بمرور أي مركبة قبل انتهاء الفحص".',
        ),
        "اقرأ أيضا\nانقطاع المياه عن أحياء عدة الأحد المقبل",
        "الأكثر قراءة\nأسعار الذهب اليوم\nاشترك في النشرة البريدية\nمن نحن\nجميع الحقوق محفوظة © 2024",
    ),
    "pt": (
        "Últimas notícias\nPolítica\nEsportes\nAssine\nEntrar\n\nPrefeitura de Vila Serena suspende obras da ponte após laudo\n\n12/03/2024 08h41\n\nCompartilhar no Facebook",
        (
            "A prefeitura de Vila Serena suspendeu nesta terça-feira as obras da ponte sobre o rio Claro, depois que um laudo apontou "
            "fissuras em dois dos seis pilares da estrutura.",
            "A empresa responsável pela obra afirmou, em nota, que as fissuras são superficiais e que vai recorrer da decisão.",
            "A nova ponte deveria ficar pronta em agosto e custa 48 milhões de reais.",
        ),
        "Leia também\nChuva forte deixa bairros sem luz em Vila Serena\nEscola municipal abre vagas para o segundo semestre",
        "Mais lidas\nSorteio da loteria: veja os números\nReceba as notícias no seu e-mail\nTermos de uso\n© 2024 Jornal Serena. Todos os direitos reservados.",
    ),
    "de": (
        "Startseite\nPolitik\nWirtschaft\nSport\nAbo\nAnmelden\n\nAlte Brücke in Klarental gesperrt: Risse in drei Pfeilern\n\n"
        "Von Anna Lehmann\n\nStand: 12.03.2024, 10:15 Uhr\n\nTeilen\nDrucken",
        (
            "Die alte Brücke in Klarental ist seit Dienstag für Autos gesperrt. Bei einer Prüfung wurden Risse in drei der acht Pfeiler gefunden.",
            "Die Sanierung kostet drei Millionen Euro.",
            "Fußgänger dürfen die Brücke vorerst nutzen.",
        ),
        "Lesen Sie auch\nZüge fahren wieder nach Nordhafen",
        "Meistgelesen\nDas Wetter am Wochenende\nImpressum\n© 2024 Klarentaler Zeitung",
    ),
    "it": (
        "Home\nCronaca\nPolitica\nSport\nAbbonati\nAccedi\n\nChiuso il ponte vecchio di Valchiara, crepe in tre piloni\n\n"
        "di Giulia Conti\n12 Marzo 2024 alle 08:41\n\nCondividi",
        (
            "Da martedì il ponte vecchio di Valchiara è chiuso alle auto: un controllo ha trovato crepe in tre degli otto piloni.",
            "I lavori dureranno almeno un anno.",
            "I pedoni possono usare il ponte fino a fine mese.",
        ),
        "Pubblicità\nLeggi anche\nI treni tornano a Porto Nord",
        "© Riproduzione riservata\nArgomenti\nponti\nI più letti\nMeteo del fine settimana\nPrivacy",
    ),
    "fr": (
        "Accueil\nPolitique\nÉconomie\nSports\nS'abonner\nSe connecter\n\nÀ Valclair, le vieux pont fermé après la découverte de fissures\n\n"
        "Par Claire Vidal\nPublié le 12 mars 2024 à 08h41\n\nPartager",
        (
            "Le vieux pont de Valclair est fermé aux voitures depuis mardi, après qu'une inspection a trouvé des fissures dans trois de ses huit piles.",
            "Les travaux coûteront trois millions d'euros.",
            "Les piétons peuvent emprunter le pont jusqu'à la fin du mois.",
        ),
        "La suite après cette publicité\n\nLire aussi : Les trains roulent de nouveau vers Port-Nord",
        "Les plus lus\nLa météo du week-end\nMentions légales\n© Le Courrier de Valclair",
    ),
    "sl": (
        "Naslovnica\nNovice\nŠport\nPrijava\n\nStari most v Dolini zaprt, razpoke v treh stebrih\n\nMojca Novak\n28. november 2024 ob 7.50\n\nDeli",
        (
            "Stari most v Dolini je od četrtka zaprt za avtomobile, ker so pri pregledu našli razpoke v treh od osmih stebrov.",
            "Popravilo bo trajalo vsaj leto dni in bo stalo tri milijone evrov.",
            "Pešci in kolesarji lahko most uporabljajo do konca leta.",
        ),
        "Preberite še: Vlaki spet vozijo v Severno pristanišče",
        "Najbolj brano\nVreme za konec tedna\nPogoji uporabe\n© 2024 Dolinske novice",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", PAGES)
def test_paragraphs_stay_in_any_order_and_the_box_goes_wherever_it_stands(language: str) -> None:
    head, (first, *rest), box, tail = PAGES[language]
    for order in permutations(rest):
        for at in range(1, len(order) + 1):
            told = [first, *order]
            page = "\n\n".join([head, *told[:at], box, *told[at:], tail])
            assert [block.text for block in clean(Document(path="bridge.txt", text=page)).blocks] == told


def test_a_subheading_behind_a_box_of_longer_headlines_stays() -> None:
    paragraphs = (
        "The council of Varnel Head closed the old bridge on Tuesday, after engineers had found cracks in two of its six piers.",
        "Whoever lives on the far side of the river takes the ferry, which has run every hour since the new timetable began.",
    )
    box = "Related:\nSix harbour towns that live without a bridge today"
    page = "\n\n".join(["Bridge at Varnel Head closed", paragraphs[0], box, "The ferry across the river", paragraphs[1]])
    said = [block.text for block in clean(Document(path="bridge.txt", text=page)).blocks]
    assert said == [paragraphs[0], "The ferry across the river", paragraphs[1]]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Старый мост через реку закрыли: опоры дали трещины, выезд открыт."),
        ("et", "Vana sild suleti autodele, sest kontrollis leiti kõik kolm sammast pragunenud, ütles linnapea õhtul."),
        ("pl", "– Nie mogliśmy czekać, chodzi o życie ludzi – powiedział burmistrz."),
        ("cs", "Od čtvrtka nesmějí přes starý most auta, řekl starosta Údolí."),
        ("tr", "Yağmur yüzünden kıyı yolunda ışıklar söndü, dağ köyleri ulaşımsız kaldı."),
        ("vi", "Cấm ôtô qua cầu cũ ở Bến Lành."),
        ("ur", "پل ٹوٹنے پر گاڑیاں روکی گئیں۔"),
        ("fa", "پل قدیمی پس از پیدایش ترک‌ها بسته شد؛ گزارش پلیس چنین می‌گوید."),
    ],
)
def test_letters_tell_the_language_where_small_words_are_few(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


def test_names_with_foreign_letters_leave_a_text_english() -> None:
    assert language_of("Erdoğan met Wałęsa and Müller at the café in Łódź, and they said that it was late.") == "en"


def test_a_croatian_month_is_read_in_a_text_taken_for_serbian() -> None:
    said = "Zatvoren stari most u Dolini\n\n28. studenoga 2024. u 7:50\n\nStari most u Dolini zatvoren je za automobile."
    assert language_of(said) == "sr"
    document = Document(path="most.txt", text=said)
    found = published(document, clean(document), DateSettings(), ZoneInfo("UTC"))
    assert found.published.startswith("2024-11-28")
