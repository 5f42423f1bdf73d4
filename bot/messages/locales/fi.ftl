# Mitä Kaveri sanoo suomeksi. Kirjoitettu suomeksi, ei käännetty. Lue ääneen väsyneen ihmisen korvin.

notice-text = Kaverilla on sinulle asiaa.
notice-button = Avaa
home-title = Kaveri
home-line-private = Näiden nappien takaa aukeaa oma, yksityinen ikkuna.
home-line-typed = Se, mitä kirjoitat keskusteluun, jää yrityksen arkistoon, joten käytä mieluummin nappeja.
home-open = Avaa Kaveri
home-person = Kaipaan juttuseuraa
home-doors = Tarvitsetko apua heti?
home-thinking = Mietin erästä ihmistä
once-more = Kokeile uudelleen
not-saved = Tämä ei tallentunut. Kokeile hetken päästä uudelleen.
refused-standing = Kaveri on tämän työtilan omalle väelle. Mitään ei tallennettu.
refused-unknown = Kaveri ei saanut tietojasi juuri nyt haettua. Kokeile hetken päästä uudelleen.

title = Kaveri
close = Sulje
back = Takaisin
start = Alkuun
loading = Pieni hetki.
not-open = Tämä ei ole enää auki.
moment-today = tänään klo { $time }
moment-tomorrow = huomenna klo { $time }
moment-weekday = { $weekday ->
    [0] maanantaina
    [1] tiistaina
    [2] keskiviikkona
    [3] torstaina
    [4] perjantaina
    [5] lauantaina
   *[6] sunnuntaina
} klo { $time }
moment-date = { $day }.{ $month }. klo { $time }
date = { $day }.{ $month }.{ $year }

welcome-what = Hei. Olen Kaveri. Kysyn silloin tällöin, miten voit, ja kun kaipaat juttuseuraa, kysyn joltakulta, johon luotat.
welcome-who = Se, mitä teet tässä ikkunassa, jää sinulle. Raportteja ei ole, eikä esihenkilö näe tästä mitään. Tarkemmin: ”Kuka näkee mitä”.
welcome-typed = Se, mitä kirjoitat keskusteluun, jää yrityksen arkistoon, joten käytä mieluummin nappeja.
welcome-stop = Kysyn kahdesti viikossa. Kohdasta ”Milloin kysyn” voit muuttaa rytmiä tai lopettaa kyselyt. Vastaamatta saa aina jättää.
person = Kaipaan juttuseuraa
doors = Tarvitsetko apua heti?
check-in-heading = Miten voit tänään?
check-in-hint = Kaksi napautusta. Jätä väliin, mitä haluat.
energy-label = Minulla on tänään virtaa työhön
energy-1 = 1 – tuskin lainkaan
energy-5 = 5 – reilusti
off-label = Pääsin irti työstä viime kerran jälkeen
off-1 = 1 – ei ollenkaan
off-5 = 5 – kokonaan
line-label = Rivi itsellesi, jos haluat
save = Tallenna
status = Missä mennään
people = Omat ihmiseni
rhythm = Milloin kysyn
help = Kuka näkee mitä

saved-nothing = Et täyttänyt mitään, joten tallennettavaa ei ole. Sekin käy hyvin.
saved-kept = Tallessa, vain sinua varten.
saved-held = Kiitos. Pidän tämän toistaiseksi tallessa sinulle: { $count }/3.
saved-let-go = Kiitos. En jättänyt sitä talteen.
recent-energy = Virta, viime kerrat
recent-off = Irti työstä, viime kerrat
scale-missing = jäi väliin
dots-heading = Kolme ensimmäistäsi
dots-energy = Virta
dots-off = Irti työstä
dots-question = Pidänkö vastauksesi tästä lähtien tallessa?
dots-keep-means = Jos pidän: kunkin 90 päivää, vain sinun nähtävissäsi, salattuna omalla avaimellasi. Näet oman käyräsi jokaisen kerran jälkeen.
dots-forget-means = Jos unohdan: vastaus katoaa heti, kun olet antanut sen. Silloin en pysty huomaamaan, jos vointisi heikkenee vähitellen.
dots-either = Kumpikin käy. Jos et valitse, unohdan ne.
keep = Pidä ne tallessa
forget = Unohda ne
settled-keep = Pidän vastauksesi tästä lähtien tallessa, kunkin 90 päivää, vain sinua varten.
settled-forget = Sitten unohdan ne. Mitään ei enää jää talteen, ja kolme ensimmäistä ovat poissa.

people-heading = Omat ihmisesi
people-what = Enintään viisi ihmistä, joiden puoleen haluaisit voida kääntyä, siinä järjestyksessä, jossa heiltä kysyn.
people-invited = Kukin saa yhden neutraalin viestin, ja häneltä kysytään kerran, saako häneltä ylipäätään kysyä. Sinua ei mainita. Kukaan ei näe, kenen listalla on.
people-slot = { $n ->
    [1] Ensimmäinen
    [2] Toinen
    [3] Kolmas
    [4] Neljäs
   *[5] Viides
}
people-agreed = { $name } – on suostunut
people-not-yet = { $name } – ei vielä
people-not-yet-means = ”Ei vielä” voi tarkoittaa ”ei”, ”myöhemmin” tai sitä, ettei vastausta ole tullut. En koskaan kerro, mitä niistä.
people-save = Tallenna ihmiseni
approve-heading = Yhdellä painalluksella, jos haluat
approve-what = Lue nyt rauhassa, mitä he saisivat. Jos hyväksyt nämä sanat, myöhemmin riittää yksi painallus, ja sinulla on 60 sekuntia aikaa perua.
approve = Hyväksyn nämä sanat
approved = Olet hyväksynyt nämä sanat: ”Kaipaan juttuseuraa” kysyy heti, ja sinulla on 60 sekuntia aikaa perua.
disapprove = Näytä sanat joka kerta
pick-self = Tämä olet sinä itse. Valitse joku muu.
pick-bot = Tämä on sovellus, ei ihminen.
pick-guest = Hän on täällä vieraana, joten en voi kysyä häneltä.
pick-external = Hän on toisesta organisaatiosta, joten en voi kysyä häneltä.
pick-deactivated = Tämä tili ei ole enää käytössä.
pick-absent = En tavoita häntä vielä, koska hänellä ei ole Kaveria. Voit välittää hänelle vaikka tämän: ”Lisäisitkö itsellesi Kaverin? Se löytyy sovelluksista.”
pick-unknown = En saanut hänen tietojaan juuri nyt haettua. Kokeile uudelleen.
pick-twice = Olet jo valinnut hänet.
pick-nobody = Valitse joku tai käytä jotakin napeista.
too-long = Mahduta tämä { $limit } merkkiin.

release-someone = Joku, joka luottaa sinuun, haluaisi 20 minuuttia kanssasi.
release-named = { $name } luottaa sinuun ja haluaisi 20 minuuttia kanssasi.
release-call = Puhelu sopisi hänelle parhaiten.
release-walk = Kävely sopisi hänelle parhaiten.
release-chat = Kirjoittaminen sopisi hänelle parhaiten.
release-note = Hänen omin sanoinsa: { $note }
release-keep = Pidä tämä omana tietonasi, paitsi jos henki on vaarassa.
ask-heading = Tämän välitän, sanasta sanaan
ask-to = Saaja: { $names }
ask-order = Saajat yksi kerrallaan, kunnes joku suostuu: { $names }
ask-language = Näin { $name } lukee sen
ask-invites = { $name } ei ole ennen saanut minulta kysymystä. Sama viesti kertoo, mistä on kyse.
ask-guess = He saattavat arvata, että se olet sinä. Nimesi saa vain se, joka suostuu.
ask-named = Nimesi on siinä, kuten halusit.
ask-kept = Heitä pyydetään pitämään tämä omana tietonaan, paitsi jos henki on vaarassa.
ask-until = Viimeistään { $deadline } joku on suostunut, tai kerron täällä, ettei kukaan päässyt. En lähetä tästä sinulle keskusteluun mitään: avaa Kaveri, niin näet, missä mennään.
way-label = Miten haluaisit jutella?
way-any = Miten vain
way-call = Puhelimessa
way-walk = Kävellen
way-chat = Kirjoittaen
ask = Kysy: { $name }
ask-them = Kysy heiltä
edit = Muuta sanoja
someone-else = Joku muu
write-myself = Kirjoitan itse
preview-changed = Jokin tässä on muuttunut sen jälkeen, kun näit sen. Katso vielä kerran.
edit-heading = Mitä muuta he saavat lukea?
note-label = Muutama sana, jos haluat. Mitään ei tarvitse kirjoittaa.
named-label = Kerro nimeni heti alussa
edit-save = Katso sanat
pick-heading = Kenen kanssa olisi hyvä jutella?
pick-what = Valitse yksi ihminen. Näet tarkalleen, mitä hän saisi, ennen kuin mitään lähtee.
pick-waiting = Listallasi, ei vielä: { $names }.
pick-label = Yksi ihminen
pick-go = Katso, mitä hän saisi

look-again = Katso uudelleen
look-in = Kysy kahden päivän päästä
look-in-off = Ei tarvitsekaan
look-in-said = Lähetän tavallisen viestin { $moment } ja kysyn, miten menee. Kukaan muu ei tiedä siitä.
look-in-off-said = Selvä, en kysy.
looking-in-heading = Pyysit minua kysymään
looking-in-what = Miten menee? Jos on helpottanut, hyvä. Jos ei, seuraavaa päivää ei tarvitse odottaa.
status-heading = Missä mennään
status-none = Sinulla ei ole juuri nyt pyyntöä matkalla.
status-undo = Aloitan minuutin päästä. Sitä ennen mitään ei lähde.
status-asking = Kysyn parhaillaan: { $names }. Viimeistään { $deadline } joku on suostunut, tai kerron täällä, ettei kukaan päässyt.
status-yes = { $name } suostui ja ottaa yhteyttä viimeistään { $moment }. Sinun ei tarvitse tehdä mitään.
status-yes-since = { $name } suostui ja aikoi ottaa yhteyttä viimeistään { $moment }.
status-cannot = { $name } suostui, mutta ei pääsekään. Se johtuu hänen päivistään, ei sinusta. Kysynkö vielä muilta?
status-nobody = Kukaan ei päässyt, ja aika päättyi { $deadline }. Kyse on heidän kalentereistaan, ei sinusta.
status-nobody-at-once = Juuri nyt ei voi kysyä keneltäkään. Se johtuu kalentereista, ei sinusta.
status-unreachable = { $name } ei ole tavoitettavissa täältä. Voit kirjoittaa hänelle itse.
status-stopped = Lopetettu. Jos joltakulta ehdittiin kysyä, hän lukee ”ei enää tarpeen, kiitos”.
withdraw = Ei sittenkään, kaikki hyvin
try-again = Kysy uudelleen
table = Mitä minulta kysyttiin
receipts = Mitä välitin
receipts-heading = Mitä välitin
receipts-none = En vielä mitään.
receipt-to = { $date }, saaja: { $names }
receipt-to-nobody = { $date }
receipts-forget = Poista nämä
write-heading = Kirjoita itse
write-what = Valmis viesti kopioitavaksi. Syytä ei tarvitse kertoa.
write-opener-label = Kopioitavaksi
write-opener = Moi, olisiko sinulla tällä viikolla 20 minuuttia minulle? Ei tarvitse valmistella mitään.
write-to = Kirjoita: { $name }
write-anyone = Voit lähettää sen kenelle tahansa, johon luotat.

invitation-heading = Joku luottaa sinuun
invitation-what = Joku täällä haluaisi voida joskus pyytää hetken aikaasi. En kerro, kuka.
invitation-means = Silloin saatat joskus saada minulta viestin, ja sen takana: joku, joka luottaa sinuun, haluaisi 20 minuuttia kanssasi. Joka kerta saat suostua tai olla suostumatta, syytä kertomatta. Kenellekään ei kerrota, kuka kieltäytyi.
invitation-yes-means = Kun suostut, saatte tietää toistenne nimet, ja sinä otat yhteyttä vielä samana päivänä. Kuunteleminen riittää. Enintään yksi uusi ihminen viikossa.
invitation-leave = Voit muuttaa tätä milloin vain kohdasta ”Kuka näkee mitä”. Kenellekään ei kerrota.
invitation-now-yes = Tällä hetkellä: sinulta saa kysyä.
invitation-now-not-yet = Tällä hetkellä: ei vielä.
pause-what = Taukokin on ihan hyvä. Sen aikana mikään ei tule perille, eikä kenellekään kerrota.
pause-week = Tauko viikoksi
pause-month = Tauko neljäksi viikoksi
pause-now = Olet tauolla { $date } asti. Mikään ei tule perille, eikä kenellekään kerrota.
pause-end = Lopeta tauko
never-now = Näiden ihmisten pyynnöt eivät tule perille: { $names }. Heille ei kerrota.
never = Ei enää häneltä
never-said = Hänen myöhemmät pyyntönsä eivät tule perille. Hänelle ei kerrota.
anybody = Pyynnöt saavat taas tulla
agree = Kyllä, minulta saa kysyä
not-yet = Ei vielä
agreed = Kiitos. Sinun ei tarvitse tehdä mitään ennen kuin joku kysyy.
not-yet-said = Selvä. Kenellekään ei kerrota muuta kuin ”ei vielä”.
being-asked = Saako minulta kysyä
asked-heading = Joku pyytää hetken aikaasi
asked-first = En ole kysynyt sinulta ennen. Jos suostut, sinuun luottavat ihmiset saavat kysyä sinulta jatkossakin; voit muuttaa sitä milloin vain.
asked-if-yes = Jos suostut, saatte tietää toistenne nimet, ja sinä otat yhteyttä viimeistään { $moment }.
asked-no-is-fine = ”Ei” on ihan hyvä vastaus. Syytä ei tarvita, eikä kenellekään kerrota.
accept = Kyllä, otan yhteyttä
decline = En tällä kertaa
declined = Selvä, kiitos. Kenellekään ei kerrota.
asked-over = Ei enää tarpeen, kiitos.
listen-heading = { $name } haluaisi jutella kanssasi
listen-move = Ota yhteyttä viimeistään { $moment }. { $name } voi odottaa rauhassa siihen asti.
listen-late = Aioit ottaa yhteyttä viimeistään { $moment }. Jos se on vielä tekemättä, nyt on yhä hyvä hetki. Jos et pääsekään, kerro se tässä: silloin { $name } voi kysyä joltakulta muulta.
listen-kept = Hyvä, että otit yhteyttä. En pyydä sinulta tässä enempää.
in-touch = Otin yhteyttä
cannot = En pääsekään
taken-back-said = Kiitos, että kerroit. Hän voi nyt kysyä joltakulta muulta. Kerron hänelle vain, ettet pääsekään.
listen-open = Aloita jostakin tavallisesta, äläkä kirjoita syystä mitään. Voit lähettää vaikka tämän:
listen-opener-any = Moi, onko sinulla tänään 20 minuuttia? Kahvi, puhelu tai kävely, miten vain.
listen-opener-call = Moi, onko sinulla tänään 20 minuuttia? Voisin soittaa.
listen-opener-walk = Moi, onko sinulla tänään 20 minuuttia? Kävely tekisi hyvää.
listen-opener-chat = Moi, miten päivä on mennyt? Minulla olisi hetki aikaa jutella.
listen-ask = Kysy ja kuuntele. Mitään ei tarvitse ratkaista. Hiljaisuuskin on ihan hyvä.
listen-help = Kun hetki sopii: mikä auttaisi, ja kuka voisi ottaa osan töistä?
listen-keep = Pidä kuulemasi omana tietonasi, paitsi jos henki on vaarassa. Älä tee muistiinpanoja.
worried = Olen huolissani hänestä
worried-heading = Kun olet huolissasi
worried-ask = Kysy rauhallisesti ja suoraan: oletko ajatellut itsemurhaa? Ajatus ei synny kysymisestä.
worried-stay = Pysy hänen luonaan tai puhelimessa, kunnes joku muu on paikalla. Sinun ei tarvitse kantaa tätä yksin.
worried-call = Jos henki voi olla vaarassa, soittakaa heti yhdessä numeroon { $number }. Älä lupaa pitää sitä salassa.
worried-you = Nämä numerot ovat myös sinua varten.
worried-nothing-kept = En tallenna tästä painalluksesta mitään enkä kerro kenellekään.

talk-heading = Ehdittekö jutella, { $name } ja sinä?
go-on = Kysy vielä muilta
talked = Kyllä
not-talked = Ei vielä
talked-said = Hyvä tietää. Unohdan kahdessa viikossa, kuka hän oli.
not-talked-said = Niin voi käydä. Voit kysyä uudelleen tai kirjoittaa itse.
talk-gone = Siitä on jo aikaa, ja olen unohtanut sen.

rhythm-heading = Milloin kysyn
rhythm-label = Kuinka usein kysyn, miten voit?
rhythm-0 = Ei koskaan. Tulen, kun haluan
rhythm-1 = Kerran viikossa
rhythm-n = { $n } kertaa viikossa
rhythm-hours = Vain työaikanasi: { $opens }–{ $closes }, { $zone }. Jos et vastaa kahteen viikkoon, lakkaan itse kysymästä.
rhythm-free = Pyhäpäivät ovat nekin vapaapäiviä.
rhythm-save = Tallenna
rhythm-saved = Tallennettu.

doors-heading = Muita ovia
doors-danger = Olen ohjelma enkä osaa arvioida vaaraa. Jos henki voi olla vaarassa, soita heti numeroon { $number }.
doors-body = Rintakipu tai hengenahdistus: silloinkin ensin { $number }.
doors-unknown-country = En tunne maasi auttavia puhelimia. EU:ssa ja monessa muussa maassa hätänumero on 112.
doors-nobody-told = En ole kertonut kenellekään, että katsot tätä.
doors-line = { $name }: { $number } ({ $hours })
hours-always = vuorokauden ympäri
hours-limited = tiettyinä aikoina
door-language-fi = suomeksi
door-language-sv = ruotsiksi
door-language-en = englanniksi
door-language-de = saksaksi
door-language-es = espanjaksi
door-language-et = viroksi
door-language-fr = ranskaksi
door-language-no = norjaksi
door-language-pl = puolaksi
door-language-ru = venäjäksi

thinking = Mietin erästä ihmistä
thinking-heading = Kun haluaisit ottaa yhteyttä
thinking-what = Sinun ei tarvitse tietää, mikä on vialla tai mitä pitäisi sanoa. Pieni, tavallinen viesti riittää.
thinking-opener-label = Voit lähettää vaikka tämän:
thinking-opener = Moi, tulit mieleen. Mentäisiinkö joku päivä kahville tai kävelylle?
thinking-listen = Jos juttelette, kysy miten on mennyt, ja kuuntele. Mitään ei tarvitse ratkaista. Hiljaisuuskin on ihan hyvä.
thinking-no-answer = Jos vastausta ei tule tai kaikki on hyvin, se on ihan hyvä. Voit kysyä vielä kerran viikon tai parin päästä.
thinking-worried = Jos pelkäät hänen henkensä puolesta, kysy suoraan: oletko ajatellut itsemurhaa? Ajatus ei synny kysymisestä. Jää sitten hänen luokseen tai linjalle ja soittakaa yhdessä.
thinking-nothing-kept = En kysy nimeä, en tallenna mitään enkä kerro kenellekään.

help-heading = Kuka näkee mitä
help-you = Sinä: kaiken, mitä tässä ikkunassa painat ja kirjoitat.
help-peer = Se, joka suostuu: nimesi ja ne sanat, jotka näit ennen painallusta.
help-manager = Esihenkilöt ja työkaverit: eivät mitään. Raporttia yksittäisestä ihmisestä ei saa millään asetuksella.
help-admin = Yrityksen Slack- tai Teams-ylläpito: että lähetin neutraalin viestin ja milloin, sekä sen, mitä kirjoitat keskusteluun. Kärsivällinen ylläpitäjä voi arvata siitä jotakin. Mitä alusta itse tallentaa tästä ikkunasta, sitä ei ole vielä kukaan testannut.
help-operator = Palvelimen ylläpitäjä: salattua tietoa. Hän voisi muuttaa ohjelmaa ja lukea sen jälkeen uudet tiedot.
help-operator-named = Palvelimen ylläpitäjä, täällä { $operator }: salattua tietoa. Hän voisi muuttaa ohjelmaa ja lukea sen jälkeen uudet tiedot.
help-stop = Lopettaminen: ”Milloin kysyn” lopettaa kyselyt, ”Ei sittenkään, kaikki hyvin” lopettaa pyynnön ja ”Saako minulta kysyä” lopettaa sen, että sinulta kysytään.
