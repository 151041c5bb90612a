"""The same invented event in many languages: a lead that stands alone, and never a crash."""

from __future__ import annotations

import pytest

from digest.compose import compose
from tests.compose.made_up import PRIVATE, article, by_id, story

# (language, a first sentence, a second that leans on it, a third that stands alone)
_TOLD = [
    ("de", "Die Hafenbehörde von Averin hat am Dienstag die Brücke gesperrt, nachdem Taucher Risse fanden.", "Sie war schon lange gewarnt worden, hieß es am Abend.", "Die Ingenieurin Mira Toll prüft alle 84 Seile der Brücke von Averin bis Freitag."),
    ("fr", "Le port d’Averin a fermé le pont mardi soir après la découverte de fissures par des plongeurs.", "Il avait été averti depuis longtemps, dit-on le soir.", "L’ingénieure Mira Toll examine les 84 câbles du pont d’Averin avant vendredi."),
    ("es", "El puerto de Averin cerró el puente el martes después de que unos buzos hallaran grietas.", "Pero nadie había avisado antes a los vecinos de la zona.", "Mira Toll, ingeniera, revisará los 84 cables del puente de Averin antes del viernes."),
    ("it", "Il porto di Averin ha chiuso il ponte martedì dopo che i sommozzatori hanno trovato crepe.", "Questo non era mai successo prima in tutta la regione.", "Mira Toll, ingegnere, controllerà gli 84 cavi del ponte di Averin entro venerdì."),
    ("pl", "Port w Averin zamknął most we wtorek po tym, jak nurkowie znaleźli pęknięcia.", "To nie zdarzyło się nigdy wcześniej w całym regionie.", "Inżynier Mira Toll sprawdzi 84 liny mostu w Averin do piątku."),
    ("tr", "Averin limanı, dalgıçların çatlak bulması üzerine salı akşamı köprüyü trafiğe kapattı.", "Bu daha önce bölgede hiç olmamıştı, dedi herkes.", "Mühendis Mira Toll, Averin köprüsünün 84 halatını cuma gününe kadar inceleyecek."),
    ("uk", "Порт Аверіна закрив міст у вівторок увечері після того, як водолази знайшли тріщини.", "Він про це попереджав уже давно і багато разів.", "Інженерка Міра Толль перевірить усі 84 троси мосту в Аверіні до п’ятниці."),
    ("el", "Το λιμάνι του Αβερίν έκλεισε τη γέφυρα την Τρίτη αφού οι δύτες βρήκαν ρωγμές.", "Αυτό δεν είχε συμβεί ποτέ πριν στην περιοχή.", "Η μηχανικός Μίρα Τολ θα ελέγξει τα 84 καλώδια της γέφυρας του Αβερίν ως την Παρασκευή."),
    ("ar", "أغلق ميناء أفيرين الجسر مساء الثلاثاء بعد أن عثر الغواصون على شقوق في الكابلات.", "هذا لم يحدث من قبل في المنطقة كلها كما قيل.", "ستفحص المهندسة ميرا تول جميع كابلات جسر أفيرين قبل يوم الجمعة المقبل."),
    ("hi", "एवेरिन बंदरगाह ने मंगलवार शाम को दरारें मिलने के बाद पुल बंद कर दिया।", "यह पहले कभी नहीं हुआ था और सब हैरान थे।", "इंजीनियर मीरा टोल शुक्रवार तक एवेरिन पुल के सभी 84 तारों की जांच करेंगी।"),
    ("zh", "艾弗林港务局周二晚间在潜水员发现裂缝后关闭了港口大桥的所有车道。", "他早就警告过这件事但是没有人听他的话。", "工程师米拉·托尔将在周五之前检查艾弗林港口大桥的全部八十四根吊索。"),
    ("vi", "Cảng Averin đã đóng cửa cầu vào tối thứ Ba sau khi thợ lặn phát hiện các vết nứt.", "Ông đã cảnh báo về điều này từ lâu rồi.", "Kỹ sư Mira Toll sẽ kiểm tra 84 dây cáp của cầu Averin trước thứ Sáu."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "leaning", "third"), _TOLD, ids=[told[0] for told in _TOLD])
def test_the_lead_stands_alone(language: str, first: str, leaning: str, third: str) -> None:
    made = article("a1", "Averin", f"{first} {leaning} {third}" if language != "zh" else first + leaning + third, language=language)
    lead = [sentence.text for sentence in compose([story(made)], by_id([made]), PRIVATE)[0].lead]
    assert lead == [first, third]


def test_a_story_in_two_languages_has_a_lead_in_one() -> None:
    english = [article(f"a{n}", "Averin port closes bridge", f"The port of Averin closed the bridge on Tuesday evening, office {n} of the town said.") for n in (1, 2)]
    german = article("a0", "Hafen sperrt Brücke", _TOLD[0][1], _TOLD[0][3], language="de")
    lead = compose([story(german, *english)], by_id([german, *english]), PRIVATE)[0].lead
    assert {sentence.article for sentence in lead} <= {"a1", "a2"}
