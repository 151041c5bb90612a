"""Which words are dates, bylines, credits, calls and lines of furniture made of, in each language? Small tables, read by language."""
# ruff: noqa: E501  (lists of words are read by language, not by column)

from __future__ import annotations

from digest.text import folded

# "4 hours ago", "vor 4 Stunden", "il y a 4 heures": the word that makes a number and a unit a relative time
AGO_WORDS = frozenset(
    "ago vor il y a hace fa há geleden temu před pred sedan siden тому назад önce lalu ezelőtt acum trước sitten πριν преди пре منذ پیش पहले".split()
) - frozenset("il y a".split())

# What buttons say that share an article, and where to
SHARE_WORDS = frozenset(
    folded(
        "share compartilhe compartilhar partilhe partilhar comparte compartir comparteix compartilha partager partagez teilen condividi udostępnij delen deel "
        "dela del sdílet zdieľať megosztás distribuie jaa jaga paylaş bagikan поділитися поширити поделиться сподели подели μοιράσου κοινοποίηση شارك مشاركة"
    ).split()
)
NETWORKS = frozenset(
    "facebook twitter x whatsapp telegram linkedin instagram pinterest reddit threads bluesky mastodon messenger viber вконтакте email e-mail mail".split()
)

# Words that dates, and lines that say no more than a date, are made of: months, days, "published", "updated".
DATE_WORDS = frozenset(
    folded(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        "published publication updated update posted modified created edited first last on at date time am pm a.m p.m st nd rd th gmt utc bst est edt et cst cdt ct pst pdt pt ist cet cest eet msk hrs h of "
        "januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
        "uhr um am veröffentlicht aktualisiert stand erstellt vom zuletzt den der "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche publié mis à jour le "
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo publicado actualizado el de del a las "
        "gener febrer març maig juny juliol agost setembre desembre dilluns dimarts dimecres dijous divendres dissabte diumenge publicat actualitzat "
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica pubblicato aggiornato il alle ore "
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda terça quarta quinta sexta feira sábado domingo atualizado em às "
        "januari februari maart mei juni juli augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gepubliceerd bijgewerkt om uur op "
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia poniedziałek wtorek środa czwartek piątek sobota niedziela opublikowano aktualizacja dodano godz r "
        "ledna února března dubna května června července srpna září října listopadu prosince publikováno aktualizováno "
        "januari februari mars maj juni juli augusti oktober måndag tisdag onsdag torsdag fredag lördag söndag publicerad uppdaterad kl klockan "
        "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie publicat actualizat ora "
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yayınlanma güncelleme tarihi "
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня понеділок вівторок середа четвер п'ятниця субота неділя опубліковано оновлено року о "
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среда четверг пятница суббота воскресенье опубликовано обновлено года в "
        "януари февруари март април май юни юли август септември октомври ноември декември публикувано обновено "
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου δημοσιεύθηκε ενημερώθηκε "
        "január február március április május június július augusztus szeptember október november december frissítve megjelent "
        "hétfő kedd szerda csütörtök péntek szombat vasárnap "
        "januar februar marts juni juli august oktober mandag tirsdag onsdag torsdag fredag lørdag søndag opdateret udgivet publisert oppdatert mars desember "
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta klo julkaistu päivitetty "
        "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
        "pondělí úterý středa čtvrtek pátek sobota neděle luni miercuri joi vineri sâmbătă duminică pazartesi çarşamba perşembe cuma cumartesi pazar saat giriş "
        "понеделник вторник сряда четвъртък петък събота неделя Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή "
        "januari februari maret mei juni juli agustus oktober desember senin selasa rabu kamis jumat sabtu minggu wib wita diterbitkan diperbarui thứ tháng ngày "
        "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili imechapishwa "
        "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre lunes martes miyerkules huwebes biyernes sabado linggo "
        "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর প্রকাশ প্রকাশিত আপডেট "
        "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول الثاني "
        "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد صباحا مساء "
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר פורסם עודכן "
        "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार "
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند شنبه یکشنبه دوشنبه سه شنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه "
        # beside the names of the months and the days, which each language has in months.py
        "р г ч ora orë תאריך שעה تاریخ ساعت تاريخ الساعة في هـ م محرم صفر ربيع الأول الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو القعدة الحجة "
        "منگل بدھ جمعرات جمعہ اتوار এএম পিএম वाजता बजे न 오전 오후 π.μ μ.μ tarih tarihi klo uhr"
    ).split()
)  # fmt: skip
# of those, the ones that say "this was published": alone before a date they make a line of it
PUBLISHED_WORDS = frozenset(
    "published updated posted modified veröffentlicht aktualisiert publié publicado actualizado pubblicato aggiornato".split()
)

# What stands before an author's name: "By Ann Lee", "Von Anna Lee", "Автор: Олена Лі"
BY = {
    "en": "written by|article written by|story by|reported by|report by|reporting by|words by|article by|text by|post by|posted by|published by|commentary by|"
    "opinion by|analysis by|essay by|column by|interview by|contributed by|by|author|authors|writer|words:|text:|story:|reporting:",
    "de": "von|text|autor|autorin|ein beitrag von|ein artikel von|geschrieben von|interview von|interview:|das interview führte|das interview führten|das gespräch führte|das gespräch führten",
    "fr": "par|écrit par|propos recueillis par|entretien réalisé par|interview par|auteur|texte",
    "es": "por|escrito por|entrevista por|entrevista de|autor|autora|texto",
    "ca": "per|escrit per|autor|autora|text",
    "it": "di|scritto da|intervista di|autore|a cura di",
    "pt": "por|escrito por|entrevista por|entrevista de|autor|autora|texto",
    "nl": "door|geschreven door|interview door|interview:|auteur",
    "pl": "rozmawiał|rozmawiała|autor|autorka|tekst|opracowanie|oprac",
    "cs": "autor|autorka|napsal|text",
    "sk": "autor|autorka|napísal|napísala|text",
    "sv": "intervju av|intervju:|av|text|skriven av",
    "da": "interview af|interview:|af|skrevet af|tekst",
    "no": "intervju av|intervju:|av|skrevet av|tekst",
    "fi": "kirjoittanut|teksti",
    "ro": "de|scris de|autor",
    "hu": "írta|szerző|szöveg",
    "tr": "yazan|yazar|haber:|muhabir:",
    "uk": "автор|авторка|автори|текст|підготував|підготувала",
    "ru": "автор|авторы|текст|подготовил|подготовила",
    "bg": "автор|от|текст",
    "sr": "аутор|пише|текст|autor|piše|tekst",
    "hr": "piše|pišu|autor|autorica|tekst",
    "el": "του|της|από|συντάκτης",
    "ar": "بقلم|كتب|كتبت|إعداد|نص:",
    "he": "מאת|כתב|כתבה",
    "fa": "نویسنده|گزارش از",
    "hi": "लेखक|द्वारा",
    "ur": "تحریر|از قلم",
    "ta": "எழுதியவர்|எழுத்து",
    "id": "oleh|penulis|reporter",
    "sw": "na|mwandishi",
    "tl": "ni|nina|sulat ni",
    "bn": "লেখক|লিখেছেন",
    "vi": "tác giả|bài",
    "th": "โดย|ผู้เขียน|เรื่อง:|เรียบเรียงโดย|รายงานโดย",
    "zh": "作者|记者|記者|文 / 图|图 / 文|文",
    "ja": "文|筆者|著者",
    "ko": "글",
}
# the same in most languages: "Autor: Kadri Tamm", "Autorius: …", "Автор: …"
BY_ANYWHERE = "autor:|autori:|autors:|autorius:|avtor:|auteur:|автор:|аутор:"  # fmt: skip

# The trades of those who write articles, as the lines about them say
PRESS_WORDS = frozenset(
    folded(
        "reporter reporters journalist journalists correspondent correspondents columnist columnists editor writer writers freelance freelancer contributor blogger "
        "redakteur redakteurin journalistin korrespondent korrespondentin autor autorin reporterin journaliste rédacteur rédactrice "
        "correspondant chroniqueur chroniqueuse auteur periodista redactor redactora corresponsal columnista giornalista redattore redattrice corrispondente "
        "jornalista repórter redatora correspondente colunista redacteur correspondente dziennikarz dziennikarka redaktor redaktorka korespondent publicysta "
        "novinář novinářka redaktorka journalist skribent redaktör toimittaja jurnalist redactor újságíró szerkesztő gazeteci muhabir editör "
        "журналіст журналістка кореспондент кореспондентка редактор редакторка оглядач журналист журналистка корреспондент обозреватель журналистка репортер "
        "기자 記者 记者 δημοσιογράφος صحفي صحافي wartawan jurnalis penulis"
    ).split()
)  # fmt: skip

# The trades of others whom a byline presents: "Ann Lee, Chief Technology Officer"
TRADE_WORDS = frozenset(
    folded(
        "chief officer director manager expert specialist professor president ceo cto cfo founder cofounder co-founder analyst consultant engineer scientist dietitian "
        "nutritionist physician researcher producer photographer critic anchor host strategist attorney lawyer advisor adviser economist guest senior "
        "direktor direktorin leiter leiterin professorin gründer gründerin experte expertin chefredakteur chefredakteurin ressortleiter "
        "directeur directrice professeur fondateur fondatrice photographe directora profesor profesora fundador fotógrafo "
        "direttore direttrice professore fondatore fotografo diretor diretora professora fotógrafa dyrektor profesor ekspert "
        "директор директорка професор експерт експертка аналітик фотограф профессор эксперт аналитик"
    ).split()
)  # fmt: skip

# Words that only an outlet, an agency or a desk has in its name: "Harbour News", "Globe Staff"
HOUSE_WORDS = frozenset(
    folded(
        "news newspaper newspapers newsroom press agency staff team desk media magazine times journal gazette herald tribune network bureau editors "
        "editorial contributors university institute inc ltd llc com "
        "zeitung nachrichten redaktion agentur tageblatt anzeiger rundschau rédaction agence redacción agencia noticias diario "
        "redazione agenzia giornale notizie redação agência notícias redactie persbureau redakcja agencja redakce agentura redaktionen "
        "редакція агентство новини редакция новости merkezi"
    ).split()
)  # fmt: skip

# Words by which newspapers call themselves, and nothing else on a page is called
PAPER_WORDS = frozenset(
    folded(
        "herald gazette tribune courier chronicle examiner anzeiger tageblatt tagblatt rundschau kurier zeitung courrier corriere correo "
        "diario gazzetta gazeta courant dagblad dagbladet tidning tidende tidningen noviny glasnik вестник вісник газета"
    ).split()
)

# Small words before the names of those who did something to an article or its pictures: "Edited by", "Geprüft von"
BY_WORDS = frozenset("by von par por door av af oleh przez".split())

# What captions and credits begin with or contain: "Photo: Ann Lee", "© Agency", "Getty Images"
CREDIT_WORDS = frozenset(
    folded(word)
    for word in (
    "photo photos photograph photographer image images picture pictured illustration credit credits courtesy supplied getty afp reuters epa shutterstock istock handout file "
    "foto fotos bild bilder quelle grafik crédit illustration imagen imágenes crédito fotografía cortesía immagine credito imagem divulgação reprodução beeld kuva kuvat foton fotografie "
    "zdjęcie fot źródło zdroj fotoğraf görsel φωτογραφία фото світлина джерело источник снимка صورة تصوير ảnh 图 写真 사진 摄 撮影 제공 ภาพ เครดิต picha ছবি फोटो फ़ोटो φωτο φωτ צילום תצלום عکس fotó kép dpa ansa efe pap unian ukrinform tass apa keystone belga anp tt ntb ritzau"
    ).split()
)  # fmt: skip

# Single words that short lines of furniture are made of, and sentences seldom.
WORDS = {
    "en": "share tweet facebook twitter instagram whatsapp linkedin youtube tiktok newsletter newsletters subscribe subscription subscriber subscribers login sign "
    "signup account cookie cookies privacy policy terms copyright reserved advertisement advertise advertising sponsored comments comment reply follow app download menu "
    "search related read more click here contact about email rss podcast video gallery photos photo photos image credit courtesy getty ap reuters latest trending popular "
    "top stories topics tags tagged category categories home news careers faq help inbox updates alerts donate support view watch listen next previous",
    "de": "teilen facebook twitter instagram whatsapp newsletter abonnieren abo anmelden konto cookie cookies datenschutz impressum agb rechte vorbehalten anzeige werbung kommentare "
    "kommentar folgen app suche menü mehr lesen klicken kontakt e-mail video galerie foto fotos bild themen schlagwörter startseite nachrichten",
    "fr": "partager facebook twitter instagram whatsapp newsletter abonner abonnement abonnés connexion compte cookies confidentialité conditions droits réservés publicité commentaires suivre "
    "application télécharger menu rechercher lire plus cliquez contact vidéo galerie photo photos crédit sujets accueil actualités",
    "es": "compartir facebook twitter instagram whatsapp boletín newsletter suscríbete suscripción suscriptores sesión cuenta cookies privacidad política condiciones derechos reservados publicidad comentarios "
    "síguenos app descargar menú buscar relacionadas leer más contacto vídeo video galería foto fotos temas etiquetas inicio noticias",
    "it": "condividi facebook twitter instagram whatsapp newsletter abbonati abbonamento accedi account cookie privacy condizioni diritti riservati pubblicità commenti seguici app scarica menu "
    "cerca leggi contatti video galleria foto argomenti notizie",
    "pt": "compartilhar partilhar facebook twitter instagram whatsapp newsletter assine assinatura assinantes entrar conta cookies privacidade política termos direitos reservados publicidade comentários siga "
    "app baixar menu buscar leia mais contato vídeo galeria foto fotos temas notícias",
    "nl": "delen facebook twitter instagram whatsapp nieuwsbrief abonneren abonnement inloggen account cookies privacy voorwaarden rechten voorbehouden advertentie reacties volg app download menu zoeken lees meer "
    "contact video galerij foto onderwerpen nieuws",
    "pl": "udostępnij facebook twitter instagram newsletter subskrybuj zaloguj konto cookies prywatności regulamin prawa zastrzeżone reklama komentarze obserwuj aplikacja pobierz menu szukaj czytaj więcej kontakt "
    "wideo galeria fot foto zdjęcie tematy tagi wiadomości",
    "uk": "поділитися facebook telegram twitter instagram viber розсилка підписатися підписка увійти акаунт cookies конфіденційності права захищені реклама коментарі стежте додаток завантажити меню пошук читайте більше "
    "контакти відео галерея фото теми теги новини",
    "ru": "поделиться facebook telegram twitter instagram вконтакте рассылка подписаться подписка войти аккаунт cookies конфиденциальности права защищены реклама комментарии следите приложение скачать меню поиск читайте "
    "контакты видео галерея фото темы теги новости",
    "tr": "paylaş facebook twitter instagram whatsapp bülten abone giriş hesap çerez gizlilik hakları saklıdır reklam yorumlar takip uygulama indir menü ara oku iletişim video galeri foto etiketler haberler",
    "sv": "dela facebook twitter instagram nyhetsbrev prenumerera logga konto cookies annons kommentarer följ app sök meny läs mer kontakt video foto bild ämnen nyheter",
}  # fmt: skip

# Calls that a short line holds somewhere: "Like what you read? Download the app now"
CALLS = {
    "en": "download the app|get the app|our app|free app|sign up for|sign up to|subscribe to|subscribe now|our newsletter|newsletter delivered|to your inbox|in your inbox|"
    "follow us|like us on|join us on|click here|tap here|all rights reserved|may not be published|be reproduced|privacy policy|terms of use|terms of service|terms and conditions|"
    "affiliate links|earn a commission|your email|email address|we use cookies|breaking news alerts|"
    "on google news|whatsapp channel|telegram channel|on threads|on bluesky|on whatsapp|on telegram|get in touch|send us|become a member|cancel anytime|already a subscriber|log in|ad blocker",
    "de": "newsletter|unsere app|zur app|kostenlos testen|hier klicken|folgen sie uns|alle rechte vorbehalten|datenschutzerklärung|in ihrem posteingang|per e-mail|affiliate",
    "fr": "newsletter|notre application|cliquez ici|suivez nous|tous droits réservés|politique de confidentialité|boîte mail|abonnez vous|inscrivez vous",
    "es": "boletín|nuestra app|nuestra aplicación|haz clic|síguenos|todos los derechos|política de privacidad|tu correo|suscríbete|canal de whatsapp|canal de telegram",
    "it": "newsletter|nostra app|clicca qui|seguici|diritti riservati|privacy policy|tua email|iscriviti|canale whatsapp|canale telegram",
    "pt": "newsletter|nosso app|clique aqui|siga nos|direitos reservados|política de privacidade|seu e-mail|canal do whatsapp|canal no whatsapp",
    "nl": "nieuwsbrief|onze app|klik hier|volg ons|rechten voorbehouden|privacybeleid",
    "pl": "newsletter|naszą aplikację|kliknij tutaj|obserwuj nas|prawa zastrzeżone|polityka prywatności",
    "cs": "newsletter|naši aplikaci|klikněte|sledujte nás|práva vyhrazena",
    "da": "tilmeld dig|nyhedsbrevet|nyhedsbreve|din indbakke|vores app|klik her|følg os|rettigheder forbeholdes",
    "no": "nyhetsbrevet|meld deg på|din innboks|vår app|klikk her|følg oss|rettigheter forbeholdt",
    "fi": "uutiskirje|sähköpostiisi|sovelluksemme|napsauta tästä|seuraa meitä|oikeudet pidätetään",
    "sv": "nyhetsbrev|vår app|klicka här|följ oss|rättigheter förbehållna",
    "tr": "bülten|uygulamamızı|tıklayın|bizi takip|hakları saklıdır|whatsapp kanalı",
    "uk": "розсилку|telegram канал|телеграм канал|наш канал|наш telegram|наш телеграм|viber|натисніть|стежте за|підписуйтесь|підписуйтеся|підпишіться|усі права|всі права|за посиланням",
    "ru": "рассылку|telegram канал|телеграм канал|наш канал|наш telegram|наш телеграм|нажмите|следите за|подписывайтесь|подпишитесь|все права|по ссылке",
    "bg": "бюлетин|последвайте|абонирайте|всички права",
    "ro": "newsletter|aplicația|apasă aici|urmărește ne|drepturile rezervate|canalul de whatsapp",
    "hu": "hírlevél|alkalmazásunk|kattintson|kövessen|minden jog fenntartva",
    "el": "newsletter|εφαρμογή μας|κάντε κλικ|ακολουθήστε|με επιφύλαξη",
    "ar": "النشرة البريدية|تطبيقنا|اضغط هنا|تابعونا|جميع الحقوق",
    "id": "newsletter|aplikasi kami|klik di sini|ikuti kami|hak cipta|saluran whatsapp",
    "zh": "下载|扫码|关注我们|公众号|版权所有|未经授权|如有侵权",
    "ja": "アプリ|メルマガ|登録はこちら|無断転載|フォロー",
    "ko": "앱 다운로드|구독|무단 전재|제보",
}  # fmt: skip
