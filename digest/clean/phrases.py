"""What does page furniture say, in each language? Small lists; a language is added or replaced by its entry.

Phrases are compared with whole lines, folded to their words, "#" standing for a number: "33 Comments" is "# comments". A phrase
that ends in "*" is the beginning of a line. Nothing here is cut for its words alone where it stands inside a sentence.
"""
# ruff: noqa: E501  (lists of phrases are read by language, not by column)

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from digest.clean.vocabulary import BY, BY_ANYWHERE, CALLS, DATE_WORDS, WORDS
from digest.languages import stop_words
from digest.months import calendar_words
from digest.text import MARKED_WORD, folded

# What stands on pages between and around the paragraphs: sharing, reading aids, adverts, accounts, legal lines.
_WIDGETS = {
    "en": "share|share this|share this article|share this story|share this post|share article|share on facebook|share on twitter|share on x|"
    "share on whatsapp|share on linkedin|share by email|share via email|share with friends|share your thoughts|tweet|retweet|copy link|copy article link|share full article|"
    "link copied|copy url|email|email this|email this article|print|print this|print this article|save|save article|save for later|bookmark|"
    "listen|listen to this article|listen to article|listen to this story|play|play audio|play video|pause|mute|watch|"
    "watch now|watch live|video|audio|photo|gallery|view gallery|view comments|show comments|hide comments|add a comment|add comment|comment|"
    "comments|# comments|# comment|no comments|leave a comment|leave a reply|post a comment|post comment|be the first to comment|join the conversation|"
    "join the discussion|comments are closed|read comments|# shares|# share|# likes|# like|like|likes|reply|"
    "advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|promoted|paid content|story continues below|"
    "article continues below|story continues below advertisement|article continues after advertisement|continue reading below|"
    "article continues below advertisement|scroll to continue|skip advertisement|skip advert|skip ad|"
    "continue reading|keep reading|read full story|read full article|read the full story|read the full article|show more|see more|view more|"
    "load more|more|read more|learn more|find out more|show less|show all|view all|see all|expand|collapse|close|open|next|previous|prev|back|"
    "next story|next article|next post|previous story|previous article|previous post|back to top|top|go to top|scroll to top|"
    "home|menu|main menu|navigation|search|search for|skip to content|skip to main content|skip to main|jump to content|skip to navigation|toggle navigation|"
    "log in|login|sign in|sign up|log out|logout|register|my account|subscribe|subscribe now|subscribe today|unsubscribe|subscriptions|"
    "subscribe to our newsletter|subscribe to newsletter|sign up for our newsletter|newsletter|newsletters|get the newsletter|already a subscriber|"
    "already a member|become a member|become a subscriber|support us|donate|donate now|start your free trial|"
    "follow us|follow|following|follow us on|follow us on facebook|follow us on twitter|follow us on social media|"
    "send a tip|send us a tip|got a tip|contact us|contact|about us|about|"
    "privacy policy|privacy|privacy notice|cookie policy|cookies|cookie settings|terms|terms of use|terms of service|terms and conditions|"
    "all rights reserved|copyright|accept all|accept|accept cookies|reject all|manage preferences|manage cookies|do not sell my personal information|"
    "facebook|twitter|x|instagram|whatsapp|telegram|linkedin|pinterest|reddit|youtube|tiktok|threads|bluesky|flipboard|messenger|rss|google news|"
    "text size|dark mode|print edition|e paper|epaper|"
    "avatar|video thumbnail|image|thumbnail|loading|loading more|enlarge image|enlarge this image|view image|view larger image|"
    "getty images|getty|file photo|image credit|photo credit|slideshow|audio thumbnail|gift|give this article|in this story|larger text|increase text size|decrease text size|reprints|rate this story|follow on google news|hide caption|toggle caption|image source|pin it|font size|"
    "gift article|gift this article|report an error|report a correction|"
    "download the app|download our app|get the app|download now|install now|open in app|in this article|table of contents|contents|"
    "# min read|# minute read|# mins read|min read|# minutes read|# minutes to read|# minute to read|# mins to read|rate this article|# min|reading time # minutes|reading time # min|estimated reading time|"
    "# views|# view|thank you for reading|thanks for reading|explore more|trending|trending now|latest|breaking|breaking news|live|"
    "this article was originally published on *|this story was originally published *|sign up for *|sign up to *|subscribe to *|download the *|"
    "click here to *|click here for *|follow us on *|like us on *|join us on *|join our *|get our *|"
    "get the latest *|get breaking *|get unlimited *|receive the latest *|enter your email *|your email address *|we use cookies *|this site uses cookies *|this website uses cookies *|"
    "by clicking *|by signing up *|by subscribing *|by submitting *|support our *|make a donation *|"
    "copyright # *|# all rights reserved *|posted in *|filed under *|tags *|tagged *|topics *|share this *|"
    "please enable javascript *|your browser does not *|to continue reading *|this content is *|do you have a tip *|have a tip *|got a tip *|"
    "you have reached *|stay up to date *|stay informed *|view this email *|view in browser|view in your browser|view online|was this forwarded to you *|forwarded this email *|unsubscribe *|"
    "you received this *|you are receiving this *|you re receiving this *|printer friendly version|printer friendly|print version|don t miss *|want more *",
    "de": "zur merkliste hinzufügen|externer inhalt|empfohlener redaktioneller inhalt|teilen|artikel teilen|auf facebook teilen|twittern|drucken|merken|artikel drucken|vorlesen|kommentare|# kommentare|kommentar|kommentieren|"
    "kommentar schreiben|anzeige|werbung|mehr|mehr lesen|weiterlesen|mehr anzeigen|weitere laden|mehr erfahren|nach oben|startseite|menü|suche|"
    "anmelden|einloggen|registrieren|abonnieren|jetzt abonnieren|newsletter|newsletter abonnieren|zum newsletter anmelden|folgen|folgen sie uns|impressum|datenschutz|"
    "datenschutzerklärung|agb|kontakt|über uns|alle rechte vorbehalten|cookie einstellungen|link kopieren|per e mail teilen|e mail|lesezeit # min|"
    "lesezeit # minuten|# min lesezeit|zum inhalt springen|zur startseite|bildunterschrift anzeigen|video|bild|foto|hier klicken *|"
    "melden sie sich *|abonnieren sie *|folgen sie uns *|jetzt die app *|laden sie die *|wir verwenden cookies *|schlagwörter *|themen *|mit dem absenden *",
    "fr": "ajouter à vos sélections|ajouter à vos favoris|partager|partager l article|partager sur facebook|partager sur twitter|imprimer|écouter|écouter l article|commentaires|# commentaires|commenter|"
    "laisser un commentaire|publicité|annonce|lire la suite|lire plus|voir plus|afficher plus|en savoir plus|suite|haut de page|retour en haut|"
    "accueil|menu|recherche|rechercher|connexion|se connecter|s inscrire|s abonner|abonnez vous|newsletter|suivez nous|mentions légales|"
    "politique de confidentialité|tous droits réservés|gérer les cookies|copier le lien|contact|à propos|temps de lecture # min|lecture # min|# min de lecture|"
    "aller au contenu|réservé aux abonnés|article réservé aux abonnés|article réservé à nos abonnés|il vous reste # *|cliquez ici *|inscrivez vous *|abonnez vous *|suivez nous *|téléchargez *|recevez *|nous utilisons des cookies *|mots clés *",
    "es": "guardar|guardar artículo|desplegar redes sociales|compartir|compartir en facebook|compartir en twitter|compartir este artículo|imprimir|escuchar|comentarios|# comentarios|comentar|"
    "deja un comentario|publicidad|anuncio|leer más|ver más|mostrar más|seguir leyendo|volver arriba|inicio|menú|buscar|"
    "iniciar sesión|registrarse|suscríbete|suscribirse|boletín|newsletter|síguenos|aviso legal|política de privacidad|política de cookies|"
    "todos los derechos reservados|copiar enlace|contacto|quiénes somos|# min de lectura|tiempo de lectura # min|ir al contenido|"
    "suscríbete a *|síguenos en *|descarga *|regístrate *|haz clic aquí *|recibe *|utilizamos cookies *|etiquetas *",
    "ca": "comparteix|compartir|imprimeix|envia per correu|envia|escolta|comentaris|# comentaris|comenta|publicitat|llegeix més|llegir més|més informació|mostra més|veure més|"
    "torna a dalt|portada|inici|menú|cerca|cercar|inicia la sessió|inicia sessió|registra t|subscriu te|subscriu t hi|fes te subscriptor|butlletí|butlletins|segueix nos|avís legal|política de privacitat|"
    "política de galetes|galetes|tots els drets reservats|copia l enllaç|contacte|contacta|qui som|vés al contingut|ves al contingut|# min de lectura|temps de lectura # min|"
    "subscriu te a *|segueix nos a *|descarrega *|fes clic aquí *|rep *|fem servir galetes *|utilitzem galetes *|etiquetes *",
    "it": "salva|salva articolo|condividi|condividi su facebook|stampa|ascolta|ascolta l articolo|commenti|# commenti|commenta|lascia un commento|pubblicità|"
    "leggi tutto|continua a leggere|mostra altro|vedi tutti|scopri di più|torna su|menu|cerca|accedi|registrati|abbonati|iscriviti|newsletter|"
    "seguici|privacy policy|note legali|cookie policy|tutti i diritti riservati|copia link|contatti|chi siamo|# min di lettura|tempo di lettura # minuti|"
    "iscriviti alla *|seguici su *|scarica *|clicca qui *|ricevi *|utilizziamo i cookie *|tag *",
    "pt": "salvar|salvar artigo|guardar|compartilhar|partilhar|compartilhe|partilhe|imprimir|ouvir|ouça este artigo|comentários|# comentários|comentar|deixe um comentário|publicidade|anúncio|"
    "leia mais|ler mais|ver mais|mostrar mais|continue lendo|continua após a publicidade|saiba mais|voltar ao topo|início|menu|buscar|pesquisar|"
    "entrar|cadastre se|assine|assinar|newsletter|siga nos|política de privacidade|todos os direitos reservados|copiar link|contato|"
    "# min de leitura|tempo de leitura # min|assine a *|siga nos *|baixe *|clique aqui *|receba *|usamos cookies *|etiquetas *",
    "nl": "bewaar|bewaar artikel|bewaren|delen|deel dit artikel|deel|afdrukken|luister|reacties|# reacties|reageer|advertentie|lees meer|lees verder|meer|toon meer|bekijk meer|"
    "naar boven|home|menu|zoeken|inloggen|registreren|abonneren|abonneer|nieuwsbrief|volg ons|privacybeleid|alle rechten voorbehouden|"
    "kopieer link|contact|over ons|leestijd # min|# min leestijd|schrijf je in *|meld je aan *|volg ons *|download *|klik hier *|ontvang *|wij gebruiken cookies *|gesponsord",
    "pl": "zobacz galerię|zobacz zdjęcia|zobacz wszystkie zdjęcia|# zdjęć|# zdjęcia|zapisz|zapisz na później|udostępnij|podziel się|drukuj|posłuchaj|komentarze|# komentarzy|skomentuj|dodaj komentarz|reklama|czytaj więcej|czytaj dalej|więcej|pokaż więcej|"
    "zobacz więcej|do góry|strona główna|menu|szukaj|zaloguj się|zarejestruj się|subskrybuj|newsletter|obserwuj nas|polityka prywatności|regulamin|"
    "wszelkie prawa zastrzeżone|kopiuj link|kontakt|o nas|zapisz się *|obserwuj nas *|pobierz *|kliknij tutaj *|ta strona używa *|tagi *|dalsza część artykułu pod *",
    "cs": "uložit|uložit článek|sdílet|sdílejte|tisk|vytisknout|komentáře|# komentářů|diskuse|přidat komentář|reklama|inzerce|číst více|číst dál|více|zobrazit více|nahoru|domů|menu|"
    "hledat|přihlásit se|registrace|odebírat|newsletter|sledujte nás|ochrana soukromí|všechna práva vyhrazena|kontakt|o nás|přihlaste se *|sledujte nás *|stáhněte *|štítky *",
    "sk": "uložiť|uložiť článok|zdieľať|zdieľajte|tlačiť|vytlačiť|počúvať|počúvajte článok|komentáre|# komentárov|diskusia|diskusia #|pridať komentár|reklama|inzercia|čítať viac|čítať ďalej|viac|zobraziť viac|hore|domov|menu|hľadať|prihlásiť sa|registrácia|predplatné|odoberať|newsletter|sledujte nás|ochrana súkromia|ochrana osobných údajov|všetky práva vyhradené|kontakt|o nás|nahlásiť chybu|prihláste sa *|sledujte nás *|stiahnite si *|kliknite sem *|značky *|tagy *",
    "sv": "spara|spara artikeln|spara artikel|dela|dela artikeln|skriv ut|lyssna|kommentarer|# kommentarer|annons|reklam|läs mer|läs vidare|visa mer|till toppen|hem|meny|sök|logga in|"
    "registrera|prenumerera|nyhetsbrev|följ oss|integritetspolicy|kontakt|om oss|kopiera länk|prenumerera på *|följ oss *|ladda ner *|klicka här *|vi använder cookies *",
    "da": "gem|gem artikel|gem artiklen|læs op|del|del artiklen|udskriv|lyt|kommentarer|annonce|reklame|læs mere|vis mere|til toppen|forside|menu|søg|log ind|abonner|nyhedsbrev|følg os|"
    "privatlivspolitik|kontakt|om os|tilmeld dig *|følg os *|download *|klik her *",
    "no": "lagre|lagre artikkel|lagre artikkelen|les opp|del|del artikkelen|skriv ut|lytt|kommentarer|annonse|reklame|les mer|vis mer|til toppen|forsiden|meny|søk|logg inn|abonner|nyhetsbrev|følg oss|"
    "personvern|kontakt|om oss|meld deg på *|følg oss *|last ned *|klikk her *",
    "fi": "tallenna|tallenna artikkeli|mainos alkaa|mainos päättyy|jaa|jaa artikkeli|tulosta|kuuntele|kommentit|# kommenttia|mainos|lue lisää|näytä lisää|etusivu|valikko|hae|haku|kirjaudu|rekisteröidy|tilaa|"
    "uutiskirje|seuraa meitä|tietosuoja|yhteystiedot|tilaa *|seuraa meitä *|lataa *|klikkaa tästä *",
    "ro": "distribuie|partajează|trimite|tipărește|ascultă|comentarii|# comentarii|publicitate|citește mai mult|vezi mai mult|mai mult|sus|acasă|meniu|"
    "caută|autentificare|înregistrare|abonează te|newsletter|urmărește ne|politica de confidențialitate|toate drepturile rezervate|contact|despre noi|"
    "abonează te *|urmărește ne *|descarcă *|apasă aici *|etichete *",
    "hu": "megosztás|nyomtatás|hallgassa meg|hozzászólások|# hozzászólás|hirdetés|tovább|tovább olvasom|bővebben|több|vissza a tetejére|címlap|menü|keresés|"
    "bejelentkezés|regisztráció|feliratkozás|hírlevél|kövessen minket|adatvédelem|impresszum|kapcsolat|rólunk|iratkozzon fel *|kövessen minket *|töltse le *|kattintson ide *|címkék *|támogatom|tetszett a cikk|tetszett a cikkünk *|ha tetszett *",
    "tr": "kaydet|haberin devamı|paylaş|yazdır|dinle|yorumlar|# yorum|yorum yap|reklam|devamını oku|daha fazla|daha fazla göster|başa dön|ana sayfa|menü|ara|giriş yap|kayıt ol|"
    "abone ol|bülten|bizi takip edin|gizlilik politikası|tüm hakları saklıdır|iletişim|hakkımızda|bültenimize *|bizi takip *|uygulamayı indir *|buraya tıklayın *|etiketler *|anahtar kelimeler|anahtar kelimeler *|yazı boyutu|habere yorum kat",
    "uk": "поділитися|поділитись|поширити|надрукувати|слухати|коментарі|# коментарів|коментувати|додати коментар|реклама|читати далі|читати більше|більше|"
    "показати більше|показати ще|завантажити ще|догори|нагору|головна|меню|пошук|увійти|вхід|зареєструватися|підписатися|підпишіться|розсилка|"
    "стежте за нами|політика конфіденційності|усі права захищені|всі права захищено|контакти|про нас|скопіювати посилання|# хв читання|час читання # хв|"
    "підписуйтесь на *|підписуйтеся на *|підпишіться на *|стежте за нами *|завантажте *|натисніть тут *|теги *|реклама *",
    "ru": "поделиться|распечатать|слушать|комментарии|# комментариев|комментировать|оставить комментарий|реклама|читать далее|читать полностью|подробнее|"
    "показать еще|загрузить еще|наверх|главная|меню|поиск|войти|вход|зарегистрироваться|подписаться|рассылка|следите за нами|политика конфиденциальности|"
    "все права защищены|контакты|о нас|скопировать ссылку|# мин чтения|время чтения # мин|подписывайтесь на *|подпишитесь на *|следите за нами *|скачайте *|нажмите здесь *|теги *",
    "bg": "сподели|споделете|отпечатай|коментари|# коментара|реклама|прочети още|още|виж още|покажи още|нагоре|начало|меню|търсене|вход|регистрация|"
    "абонирай се|бюлетин|последвайте ни|поверителност|всички права запазени|контакти|за нас|абонирайте се *|последвайте ни *|изтеглете *|етикети *|слушай новината|слушай|изпрати|ключови думи *|продължава след рекламата",
    "sr": "подели|поделите|одштампај|коментари|реклама|прочитај више|прикажи више|врх|почетна|мени|претрага|пријава|регистрација|претплати се|пратите нас|контакт|о нама|пратите нас *|podeli|podelite|odštampaj|komentari|# komentara|pošaljite komentar|ostavite komentar|oglas|reklama|pročitaj više|prikaži više|više|na vrh|naslovna|početna|meni|pretraga|prijava|registracija|prijavi se|pretplati se|newsletter|pratite nas|kontakt|o nama|impresum|sva prava zadržana|veličina teksta|bonus video|pratite nas *|preuzmite *|kliknite ovde *|ključne reči *|tagovi *|кључне речи *",
    "hr": "podijeli|podijelite|kopiraj link|ispiši|slušaj|slušaj članak|komentari|# komentara|komentiraj|oglas|oglasi|reklama|pročitaj više|pročitajte više|prikaži više|više|na vrh|naslovnica|izbornik|traži|pretraga|prijava|prijavi se|registracija|pretplata|pretplati se|newsletter|pratite nas|kontakt|impressum|o nama|uvjeti korištenja|sva prava pridržana|prijavi grešku|prijavite se *|pratite nas *|preuzmite *|kliknite ovdje *|ključne riječi *|tagovi *",
    "el": "κοινοποίηση|μοιράσου το|εκτύπωση|ακούστε|σχόλια|# σχόλια|διαφήμιση|διαβάστε περισσότερα|περισσότερα|δείτε περισσότερα|αρχική|μενού|αναζήτηση|"
    "σύνδεση|εγγραφή|ακολουθήστε μας|πολιτική απορρήτου|επικοινωνία|σχετικά με εμάς|εγγραφείτε *|ακολουθήστε μας *|κατεβάστε *|κάντε κλικ εδώ *|μέγεθος γραμμάτων|μοιράσου το άρθρο|ακούστε το άρθρο|αντιγραφή συνδέσμου|χρόνος ανάγνωσης # λεπτά|ετικέτες *",
    "ar": "مشاركة|شارك|شارك المقال|طباعة|استمع|تعليقات|التعليقات|أضف تعليقا|إعلان|اقرأ المزيد|المزيد|عرض المزيد|الرئيسية|القائمة|بحث|تسجيل الدخول|اشترك|"
    "النشرة البريدية|تابعنا|سياسة الخصوصية|جميع الحقوق محفوظة|اتصل بنا|من نحن|اشترك في *|تابعنا على *|حمل التطبيق *|اضغط هنا *|نسخ الرابط|حجم الخط|كلمات مفتاحية *|وسوم *",
    "fa": "اشتراک گذاری|چاپ|نظرات|ارسال نظر|تبلیغات|ادامه مطلب|بیشتر|صفحه اصلی|جستجو|ورود|ثبت نام|عضویت|خبرنامه|تماس با ما|درباره ما|کپی لینک|لینک کوتاه|اندازه متن|نظر شما|برچسب ها|برچسب ها *|انتهای پیام",
    "hi": "शेयर करें|साझा करें|प्रिंट|टिप्पणियाँ|विज्ञापन|और पढ़ें|पूरा पढ़ें|और देखें|होम|खोजें|लॉग इन|सदस्यता लें|हमें फॉलो करें|संपर्क करें|शेयर|सुनें|ऐप खोलें|पूरी खबर पढ़ें|फॉन्ट साइज़|कमेंट करें|टैग्स *",
    "ur": "شیئر کریں|شیئر|پرنٹ|تبصرے|# تبصرے|تبصرہ کریں|اشتہار|اشتہارات|مزید پڑھیے|مزید دیکھیں|صفحہ اول|ہوم|تلاش|لاگ ان|سائن اپ|سبسکرائب کریں|فالو کریں|ہم سے رابطہ|ہمارے بارے میں|جملہ حقوق محفوظ ہیں|ہمیں فالو کریں *|ٹیگز *",
    "id": "bagikan|bagikan artikel ini|cetak|dengarkan|komentar|# komentar|iklan|baca selengkapnya|selengkapnya|lihat semua|lihat lainnya|beranda|menu|cari|masuk|daftar|"
    "berlangganan|ikuti kami|kebijakan privasi|hubungi kami|tentang kami|ikuti kami *|unduh *|klik di sini *|salin link|salin tautan|dengarkan berita|ukuran font|halaman selanjutnya|halaman berikutnya|lanjutkan membaca|gulir untuk melanjutkan",
    "vi": "chia sẻ|in bài|nghe|bình luận|# bình luận|quảng cáo|đọc ngay|đọc tiếp|đọc thêm|xem thêm|xem tiếp|trang chủ|tìm kiếm|đăng nhập|đăng ký|theo dõi chúng tôi|liên hệ|đăng ký nhận *|theo dõi *|tải ứng dụng *|cỡ chữ|nghe bài viết|lưu|sao chép liên kết|ý kiến của bạn|từ khóa *|trở lại *|chủ đề *",
    "he": "שתף|שיתוף|הדפסה|תגובות|הוספת תגובה|פרסומת|קרא עוד|עוד|דף הבית|תפריט|חיפוש|התחברות|הרשמה|צור קשר|אודות|העתק קישור|האזינו לכתבה|גודל טקסט|# תגובות|זמן קריאה # דקות|שתפו|תגיות",
    "sw": "shiriki|sambaza|chapisha|maoni|maoni #|# maoni|toa maoni|jibu|tangazo|matangazo|endelea kusoma|ona zaidi|tazama zaidi|nyumbani|mwanzo|menyu|tafuta|ingia|jisajili|jiandikishe|tufuate|jiunge nasi|wasiliana nasi|kuhusu sisi|sera ya faragha|haki zote zimehifadhiwa|pakua *|jiandikishe *|jisajili *|tufuate *|mada *",
    "tl": "ibahagi|i share|i tweet|i print|komento|mga komento|# komento|mag iwan ng komento|sagutin|patalastas|basahin pa|magbasa pa|tingnan pa|tingnan lahat|menu|hanapin|maghanap|mag login|mag sign up|mag subscribe|sundan kami|makipag ugnayan|tungkol sa amin|patakaran sa privacy|kopyahin ang link|i share *|mag subscribe *|sundan kami *|i download *",
    "bn": "শেয়ার|শেয়ার করুন|প্রিন্ট|মন্তব্য|মন্তব্য করুন|# মন্তব্য|বিজ্ঞাপন|আরও দেখুন|প্রচ্ছদ|হোম|মেনু|খুঁজুন|লগইন|লগ ইন|সাবস্ক্রাইব করুন|ফলো করুন|যোগাযোগ|আমাদের সম্পর্কে|গোপনীয়তা নীতি|সর্বস্বত্ব সংরক্ষিত|প্রিন্ট করুন|কপি লিঙ্ক",
    "ta": "பகிர்|பகிரவும்|அச்சிடு|கருத்துகள்|கருத்து தெரிவிக்க|விளம்பரம்|மேலும் படிக்க|மேலும் பார்க்க|முகப்பு|தேடு|உள்நுழைய|சந்தா|பின்தொடரவும்|தொடர்புக்கு|எங்களைப் பற்றி|அனைத்து உரிமைகளும் பாதுகாக்கப்பட்டவை",
    "th": "แชร์|แท็ก|พิมพ์|ความคิดเห็น|โฆษณา|อ่านต่อ|อ่านเพิ่มเติม|ดูเพิ่มเติม|หน้าแรก|เมนู|ค้นหา|เข้าสู่ระบบ|สมัครสมาชิก|ติดต่อเรา|เกี่ยวกับเรา|คัดลอกลิงก์|ฟังข่าว|ขนาดตัวอักษร|บทความดำเนินต่อด้านล่าง|ข่าวต่อด้านล่าง|แท็กที่เกี่ยวข้อง",
    "zh": "查看全部评论|跟贴|举报|来源 *|本文来源 *|原标题 *|本文原标题 *|责编 *|编辑 *|分享|分享到|打印|收听|评论|# 评论|发表评论|广告|廣告|阅读更多|閱讀更多|更多|查看更多|加载更多|返回顶部|首页|首頁|菜单|搜索|登录|登入|注册|订阅|訂閱|关注我们|隐私政策|版权所有|联系我们|关于我们|责任编辑 *|继续阅读|繼續閱讀|请继续往下阅读|請繼續往下閱讀|继续往下阅读|繼續往下閱讀|下滑看更多|字号|字級|微信扫一扫|扫一扫|收藏|点赞|标签 *|關鍵字 *|关键词 *|关键字 *|打印本页|关闭窗口|特别声明 *|免责声明 *|郑重声明 *|用微信扫描二维码|分享至好友和朋友圈|我要跟帖|欢迎发表评论|网站地图|备案号 *|扫一扫在手机打开当前页|扫描下方二维码 *",
    "ja": "有料記事|会員限定記事|有料会員限定記事|この記事は有料記事です|有料会員になると続きをお読みいただけます|この記事は有料記事です *|この記事は会員限定です *|この記事は有料会員限定です *|シェア|シェアする|共有|印刷|印刷する|聴く|コメント|コメントする|広告|続きを読む|もっと見る|もっと読む|トップへ戻る|ホーム|メニュー|検索|ログイン|会員登録|購読|フォローする|プライバシーポリシー|お問い合わせ|無断転載を禁じます|文字サイズ|音声で聴く|キーワード|タグ *|残り # 文字|残り #文字 *|残り#文字 *|記事を保存|記事を印刷|pr",
    "ko": "공유|공유하기|인쇄|듣기|댓글|댓글 #|댓글 쓰기|광고|더보기|더 보기|맨 위로|홈|메뉴|검색|로그인|회원가입|구독|구독하기|팔로우|개인정보처리방침|무단 전재 및 재배포 금지|문의|기사 공유|본문 바로가기|글자 크기 변경하기|글자 크기|인쇄하기|기사 스크랩|url 복사|좋아요|기사스크랩하기|메일보내기|글씨키우기|다른기사 보기|댓글삭제",
}  # fmt: skip

# Headings and lead-ins of what comes after or beside the article: other stories, comments, the author's other work.
_RELATED = {
    "en": "recent posts|recent articles|recent stories|recent news|latest posts|latest news|latest stories|latest articles|latest headlines|related|related posts|related articles|"
    "related stories|related content|related news|related topics|related coverage|related links|related video|related videos|related reading|further reading|more stories|more news|more articles|more to read|"
    "more to explore|more like this|more on this|more on this story|more on this topic|most popular|most read|most viewed|most commented|popular|popular posts|popular stories|"
    "popular now|top stories|top news|top posts|trending stories|trending news|trending topics|editors picks|editor s picks|editor s pick|editor s choice|editors choice|"
    "recommended|recommended for you|recommended reading|recommended stories|recommended articles|suggested reading|read next|read this next|up next|what to read next|what others are reading|"
    "people also read|you may also like|you might also like|you may like|you might like|you may also be interested in|don t miss|must read|must reads|see also|"
    "also read|also on|news feed|in case you missed it|icymi|elsewhere|around the web|from around the web|from the web|promoted stories|"
    "sponsored stories|partner content|about the author|about author|about the authors|written by|author|authors|discover more|"
    "other stories|other news|around the web|elsewhere on the web|from our partners|featured|featured stories|featured articles|featured posts|highlights|in other news|today s top stories|top picks|our picks|"
    "more from *|more in *|also of interest|also of interest *|more about *|more by *|latest from *|also read *|read also *|read more *|see also *|related *|"
    "must read *|read next *|watch also *|also see *|also watch *|see more *|don t miss *|you may also like *|more on *",
    "de": "mehr zum thema|das könnte sie auch interessieren|auch interessant|lesen sie auch|lesen sie dazu auch|lesen sie hierzu auch|lesen sie mehr|meistgelesen|meist gelesen|aktuelle nachrichten|"
    "weitere artikel|weitere nachrichten|weitere themen|ähnliche artikel|empfohlen|empfehlungen|empfehlung der redaktion|neueste beiträge|neueste artikel|top themen|zur person|über den autor|"
    "lesen sie auch *|mehr zum thema *|auch interessant *|mehr aus *|mehr von *|siehe auch *",
    "fr": "à lire aussi|lire aussi|à lire également|lire également|sur le même sujet|les plus lus|les plus populaires|articles liés|articles similaires|articles récents|derniers articles|"
    "dans la même rubrique|vous aimerez aussi|à la une|dernières nouvelles|l auteur|recommandé pour vous|à lire aussi *|lire aussi *|à lire également *|voir aussi *|plus de *",
    "es": "más información|lea también|lee también|te puede interesar|también te puede interesar|le puede interesar|más leídas|lo más leído|lo más visto|noticias relacionadas|artículos relacionados|relacionadas|"
    "entradas recientes|últimas noticias|te recomendamos|recomendados|más noticias|sobre el autor|lea también *|lee también *|te puede interesar *|más sobre *|ver también *|mira también|mirá también|noticia relacionada|lea además|lee además|sigue leyendo|seguí leyendo|en contexto|mira también *|mirá también *|noticia relacionada *|lea además *|sobre la firma|archivado en",
    "ca": "llegeix també|llegiu també|et pot interessar|també et pot interessar|més notícies|notícies relacionades|articles relacionats|relacionats|el més llegit|les més llegides|més llegides|darreres notícies|"
    "últimes notícies|sobre l autor|sobre l autora|llegeix també *|llegiu també *|vegeu també *|més sobre *",
    "it": "leggi anche|articoli correlati|articoli recenti|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|i più letti|più letti|ultime notizie|notizie correlate|"
    "altri articoli|in evidenza|sull autore|leggi anche *|vedi anche *|altro su *|guarda anche|per approfondire|approfondisci|notizia correlata|guarda anche *|leggi pure *|per approfondire *",
    "pt": "leia também|veja também|notícias relacionadas|artigos relacionados|relacionadas|mais lidas|as mais lidas|últimas notícias|recomendados|você pode gostar|posts recentes|artigos recentes|"
    "sobre o autor|mais notícias|leia também *|veja também *|mais sobre *|veja mais|leia mais sobre|notícia relacionada|confira também|saiba mais sobre *|confira também *",
    "nl": "lees ook|meer nieuws|gerelateerd|gerelateerde artikelen|meest gelezen|laatste nieuws|aanbevolen|over de auteur|recente berichten|ook interessant|lees ook *|meer over *|bekijk ook *|zie ook *|bekijk ook|zie ook|lees verder over *|lees meer over|aanbevolen artikelen|net binnen|het laatste nieuws",
    "pl": "czytaj także|czytaj również|przeczytaj również|zobacz również|czytaj też|przeczytaj także|przeczytaj też|zobacz także|zobacz też|polecane|polecamy|najczęściej czytane|popularne|powiązane|podobne artykuły|najnowsze|ostatnie wpisy|"
    "o autorze|czytaj także *|czytaj też *|przeczytaj także *|zobacz także *|zobacz też *|więcej o *",
    "cs": "čtěte také|mohlo by vás zajímat|související|související články|nejčtenější|nejnovější|doporučujeme|další články|o autorovi|čtěte také *|přečtěte si také *|více o *|viz také *",
    "sk": "čítajte tiež|čítajte aj|prečítajte si tiež|prečítajte si aj|mohlo by vás zaujímať|súvisiace|súvisiace články|súvisiaci článok|najčítanejšie|najnovšie|odporúčame|ďalšie články|neprehliadnite|o autorovi|čítajte tiež *|čítajte aj *|prečítajte si aj *|prečítajte si tiež *|viac o *|pozrite aj *|súvisiaci článok *",
    "sv": "läs också|läs även|mest läst|mest lästa|relaterat|relaterade artiklar|senaste nytt|senaste nyheterna|rekommenderat|fler nyheter|om författaren|läs också *|läs även *|läs mer *|se även *|mer om *",
    "da": "læs også|mest læste|relaterede artikler|seneste nyt|anbefalet|om forfatteren|læs også *|se også *|mere om *",
    "no": "les også|mest lest|relaterte artikler|siste nytt|anbefalt|om forfatteren|les også *|se også *|mer om *",
    "fi": "lue myös|luetuimmat|uusimmat|aiheeseen liittyvää|suosittelemme|lue myös *|katso myös *",
    "ro": "citește și|citiți și|articole similare|articole recente|cele mai citite|ultimele știri|știri recomandate|recomandări|despre autor|citește și *|citiți și *|vezi și *|mai multe despre *|citește mai departe|vezi și|pe aceeași temă|articole asemănătoare|cele mai noi",
    "hu": "olvassa el ezt is|kapcsolódó cikkek|kapcsolódó cikk|kapcsolódó|legolvasottabb|legfrissebb|ajánlott|ajánljuk|a szerzőről|olvassa el *|lásd még *|kapcsolódó cikkeink|kapcsolódó anyagok|ajánlott cikkek|olvasta már|ezt is olvassa el|olvassa el ezt is *|kapcsolódó *|ajánlott tartalom",
    "tr": "çok okunanlar|ilgili haber|ilgili haberler|ilgili haber *|ilginizi çekebilir|bunlar da ilginizi çekebilir|en çok okunanlar|son haberler|son dakika|önerilenler|ayrıca oku|yazar hakkında|ayrıca bakınız *|bunu da oku *",
    "uk": "читайте також|дивіться також|схожі новини|схожі матеріали|пов язані новини|популярне|популярні новини|найпопулярніше|останні новини|новини за темою|новини по темі|рекомендуємо|більше новин|"
    "про автора|вам може бути цікаво|читайте також *|дивіться також *|також читайте *|більше про *|вас також зацікавить|вас може зацікавити|читайте ще|також за темою|за темою|вас також зацікавить *|за темою *",
    "ru": "читайте также|смотрите также|похожие новости|популярное|популярные новости|самое читаемое|последние новости|новости по теме|рекомендуем|еще новости|об авторе|вам может быть интересно|"
    "материалы по теме|читайте также *|смотрите также *|также читайте *|подробнее о *|вам будет интересно|ещё по теме|по теме|читайте по теме|читайте также по теме|вам также может быть интересно|по теме *|читать еще|читать также|читать по теме|читать еще *|читать также *",
    "bg": "прочетете още|вижте още|свързани новини|свързани статии|най четени|последни новини|препоръчани|още новини|за автора|прочетете още *|вижте още *|вижте и *|още по темата|вижте също|прочетете също|свързани|най четено|вижте също *|прочетете също *|още по темата *",
    "sr": "прочитајте још|најчитаније|повезане вести|најновије вести|препоручујемо|прочитајте и *|погледајте и *|pročitajte još|pročitajte i|najčitanije|povezane vesti|najnovije vesti|najnovije|preporučujemo|možda će vas zanimati|pročitajte i *|pročitajte još *|pogledajte i *",
    "et": "loe ka|loe lisaks|loe veel|seotud lood|loetumad|enim loetud|viimased uudised|loe ka *|loe lisaks *|vaata ka *",
    "lt": "taip pat skaitykite|skaitykite daugiau|susiję straipsniai|skaitomiausi|naujausi|taip pat skaitykite *|skaitykite daugiau *|skaitykite taip pat *",
    "lv": "lasi arī|lasiet arī|lasi vēl|saistītie raksti|lasītākie|jaunākie|lasi arī *|lasiet arī *|lasi vēl *",
    "sl": "preberite še|preberite tudi|povezani članki|povezane novice|najbolj brano|zadnje novice|preberite še *|preberite tudi *|berite tudi *",
    "hr": "pročitajte i|pročitajte i ovo|pročitajte još|pročitajte više|povezani članci|povezane vijesti|povezano|najčitanije|najnovije|izdvojeno|preporučujemo|vezane vijesti|pročitajte i *|pročitajte više *|pogledajte i *|više o *",
    "el": "διαβάστε επίσης|δείτε επίσης|σχετικά άρθρα|δημοφιλή|τελευταία νέα|προτεινόμενα|διαβάστε επίσης *|δείτε επίσης *|διαβάστε ακόμα|διαβάστε ακόμη|δείτε ακόμα|διαβάστε και|σχετικά θέματα|σχετικές ειδήσεις|τα πιο δημοφιλή|τελευταίες ειδήσεις|διαβάστε ακόμα *|διαβάστε ακόμη *|διαβάστε και *",
    "ar": "اقرأ أيضا|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|آخر الأخبار|أحدث الأخبار|قد يعجبك أيضا|مقالات ذات صلة|عن الكاتب|اقرأ أيضا *|شاهد أيضا *|إقرأ أيضا|اقرأ المزيد|ذات صلة|أخبار متعلقة|إقرأ أيضا *|أخبار ذات صلة *",
    "fa": "مطالب مرتبط|اخبار مرتبط|پربازدیدترین|آخرین اخبار|بیشتر بخوانید|بیشتر بخوانید *|بیشتر بدانید|مطالب پیشنهادی|پربازدیدترین ها|پربیننده ترین ها|مطلب مرتبط *|خبرهای مرتبط",
    "hi": "खबरें और भी हैं|यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|ताज़ा खबरें|ट्रेंडिंग|यह भी पढ़ें *|ये भी पढ़ें *|यह भी देखें|इसे भी पढ़ें|यह खबर भी पढ़ें|संबंधित ख़बरें|लेटेस्ट न्यूज़|इसे भी पढ़ें *",
    "ur": "یہ بھی پڑھیں|مزید پڑھیں|متعلقہ خبریں|تازہ ترین|تازہ ترین خبریں|مقبول ترین|سب سے زیادہ پڑھی جانے والی خبریں|یہ بھی پڑھیں *|مزید پڑھیں *",
    "id": "baca juga|artikel terkait|berita terkait|terpopuler|berita terkini|terbaru|rekomendasi|tentang penulis|baca juga *|lihat juga *|simak juga *",
    "vi": "đọc thêm|tin liên quan|bài liên quan|tin mới|đọc nhiều|xem nhiều|có thể bạn quan tâm|tác giả|xem thêm *|đọc thêm *|tin cùng chuyên mục|tin khác|xem nhiều nhất|tin liên quan *|bài liên quan *",
    "sw": "soma pia|soma zaidi|habari zinazohusiana|habari zaidi|zinazosomwa zaidi|habari mpya|soma pia *|soma zaidi *|tazama pia *|zilizosomwa zaidi|pia soma|pia soma *",
    "tl": "basahin|basahin din|basahin rin|kaugnay na balita|mga kaugnay na balita|pinakabasa|pinakabago|basahin *|basahin din *|tingnan din *",
    "bn": "আরও পড়ুন|আরো পড়ুন|সম্পর্কিত খবর|সর্বশেষ|সর্বশেষ খবর|সর্বাধিক পঠিত|জনপ্রিয়|আরও পড়ুন *|আরো পড়ুন *",
    "ta": "இதையும் படிக்க|இதையும் படியுங்கள்|தொடர்புடைய செய்திகள்|அண்மைச் செய்திகள்|அதிகம் படித்தவை|இதையும் படிக்க *|இதையும் படியுங்கள் *|மேலும் படிக்க *",
    "th": "ข่าวที่เกี่ยวข้อง|อ่านข่าวที่เกี่ยวข้อง|ข่าวที่น่าสนใจ|ข่าวแนะนำ|เนื้อหาที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|ข่าวล่าสุด|อ่านเพิ่มเติม *|ข่าวที่เกี่ยวข้อง *",
    "zh": "为您推荐|为你推荐|相关推荐|热门推荐|精彩推荐|点击排行|热点新闻|相关新闻|相关文章|相关阅读|相關新聞|相關文章|推荐阅读|延伸阅读|延伸閱讀|热门|热门文章|最新文章|最新新闻|猜你喜欢|作者简介|相关阅读 *|延伸閱讀 *|更多新聞|更多新闻|热门排行|熱門新聞|相關報導|相关报道|更多報導|更多新聞 *|相关新闻 *|热点推荐|熱點推薦|上一篇 *|下一篇 *|延伸 推荐|作者最新文章|相关搜索|热新闻|热门新闻排行榜|阅读下一篇 *|大家都在看|新闻排行|阅读排行|大家还看|看过本文的人还看",
    "ja": "関連記事|関連ニュース|おすすめ|おすすめ記事|あわせて読みたい|人気記事|最新記事|最新ニュース|ランキング|この記事を書いた人|関連記事 *|あわせて読みたい *|あわせて読む|あわせて読む *|おすすめの記事",
    "he": "קראו גם|קרא גם|כתבות נוספות|כתבות קשורות|עוד בנושא|הנקראות ביותר|קראו גם *|תגיות *|עוד באותו נושא|אולי יעניין אותך|הכי נקראים|עוד בנושא *|קרא גם *|הכי נקראות",
    "ko": "관련 기사|관련기사|관련 뉴스|많이 본 뉴스|최신 기사|최신 뉴스|추천 기사|인기 기사|기자 소개|관련 기사 *|관련기사 *|이 시각 주요뉴스|주요뉴스|함께 보면 좋은 기사",
}  # fmt: skip

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_TOKEN = re.compile(rf"{MARKED_WORD.pattern}|[#*]")  # as the keys of lines have them


class Phrases(NamedTuple):
    """What one language's furniture says, ready for comparing."""

    widgets: frozenset[str]
    related: frozenset[str]
    openings: dict[str, tuple[tuple[str, bool], ...]]  # first word -> (opening, is it of related stories)
    words: frozenset[str]
    calls: tuple[str, ...]  # of one word, or of a script without spaces
    called: dict[str, tuple[str, ...]]  # first word -> calls of several words
    firsts: frozenset[str]  # the words that the phrases begin with, folded or as written
    beginnings: frozenset[str]  # the first word, the first two, … of each widget and heading
    by: tuple[str, ...]
    dates: frozenset[str]  # the words that dates are made of
    small: frozenset[str]  # those that say nothing alone


def spelled(key: str) -> str:
    """A folded line as phrases are written.

    >>> spelled("5 min read")
    '# min read'
    """
    return _NUMBER.sub("#", key).replace("'", " ")


def has_phrases(language: str) -> bool:
    """Would furniture of this language be known by its words? Else it says nothing that no line is."""
    return language in _WIDGETS


@lru_cache(maxsize=64)
def phrases(language: str) -> Phrases:
    """The phrases of a language, with those of English: pages in every language carry English widgets."""
    codes = list(dict.fromkeys(code for code in (language, "en") if code in _WIDGETS or code in _RELATED))
    widgets = _listed(_WIDGETS, codes)
    related = _listed(_RELATED, codes)
    openings: dict[str, list[tuple[str, bool]]] = {}
    for entries, kind in ((widgets, False), (related, True)):
        for entry in entries:
            if entry.endswith(" *"):
                openings.setdefault(entry.split()[0], []).append((entry[:-2], kind))
    return Phrases(
        frozenset(entry for entry in widgets if not entry.endswith("*")),
        frozenset(entry for entry in related if not entry.endswith("*")),
        {word: tuple(sorted(found, key=lambda o: -len(o[0]))) for word, found in openings.items()},
        frozenset(word for code in codes for word in folded(WORDS.get(code, "")).split()),
        tuple(call for call in _listed(CALLS, codes) if " " not in call),
        _by_first([call for call in _listed(CALLS, codes) if " " in call]),
        frozenset(
            e.split()[0]
            for t in (_WIDGETS, _RELATED)
            for c in codes
            for e in (t.get(c, "") + "|" + folded(t.get(c, ""))).split("|")
            if e
        ),
        frozenset(" ".join(entry.split()[:n]) for entry in (*widgets, *related) for n in range(1, entry.count(" ") + 2)),
        _by_words(language, codes),
        DATE_WORDS | calendar_words(language),
        stop_words(language),
    )


def _by_words(language: str, codes: list[str]) -> tuple[str, ...]:
    """What stands before an author's name, as it is written and folded."""
    entries = "|".join([*[BY[code] for code in dict.fromkeys((language, *codes)) if code in BY], BY_ANYWHERE]).split("|")
    return tuple(dict.fromkeys(form for entry in entries for form in (entry, folded(entry))))


def _by_first(entries: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.split(" ", 1)[0], []).append(entry)
    return {first: tuple(same) for first, same in found.items()}


def asks(key: str, tokens: Sequence[str], known: Phrases) -> bool:
    """Does the folded line hold one of the calls?

    >>> asks("download the app today", ("download", "the", "app", "today"), phrases("en"))
    True
    """
    called = known.called
    if not called.keys().isdisjoint(tokens) and any(call in key for token in tokens for call in called.get(token, ())):
        return True
    return any(map(key.__contains__, known.calls))


def _listed(table: dict[str, str], codes: list[str]) -> list[str]:
    entries = (entry.replace("'", " ") for code in codes for entry in folded(table.get(code, "")).split("|"))
    return list(filter(None, dict.fromkeys(" ".join(_TOKEN.findall(entry)) for entry in entries)))
