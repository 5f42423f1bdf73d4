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
moment-yesterday = eilen klo { $time }
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

looking-back = Katso taaksepäin
my-page = Oma sivu
my-page-who = Vain sinä näet, mitä tässä on.
my-page-nothing = Täällä ei ole vielä mitään. Vastauksesi näkyvät täällä tästä lähtien.
my-page-not-kept = En pidä vastauksiasi tallessa, joten täällä ei ole nähtävää. Niinkin on hyvä.
check-ins = Vastaukseni
check-in = Miten voit tänään?
past = Aiemmat katselmukset
anchors = Omat tapani
plan = Oma muistilappu
summary = Vastaanotolle mukaan
kept-yes = kyllä
kept-partly = osin
kept-no = ei
keep-quarter-now = Pidän kunkin vastauksen tallessa 90 päivää.
keep-means = Jos pidän vastauksesi tästä lähtien tallessa: kunkin 90 päivää, vain sinun nähtävissäsi, salattuna omalla avaimellasi.
keep-year-now = Pidän kunkin vastauksen tallessa vuoden.
keep-year = Pidä kutakin vuosi
keep-quarter = Pidä kutakin 90 päivää
clear = Tyhjennä nyt
clear-what = Kaikki, mitä olet täällä vastannut, katoaa heti: vointivastaukset ja se, mitä kirjoitit taaksepäin katsoessasi. En saa niitä takaisin. Omat ihmisesi, tapasi, muistilappusi ja valintasi säilyvät.
clear-go = Tyhjennä
cleared = Nyt se on poissa.
anchors-heading = Omat tapani
anchors-what = Mistä luovut ensimmäisenä, kun on liikaa? Jooga, päiväkävely, retro: enintään neljä, omin sanoin. Kysyn niistä aina, kun kysyn vointiasi.
anchors-slot = { $n ->
    [1] Ensimmäinen tapa
    [2] Toinen tapa
    [3] Kolmas tapa
   *[4] Neljäs tapa
}
anchors-nobody = Kukaan muu ei koskaan näe näitä. Jos vaihdat sanat, se on uusi tapa.
check-ins-none = Yhtään ei ole tallessa.
check-ins-brief = virta { $energy }, irti työstä { $off }
check-ins-line = { $date }: { $line }
check-ins-which = Muuta jotakin niistä
check-ins-change = Vastauksesi { $date }
check-ins-empty = Jos jätät kaiken tyhjäksi, vastaus poistuu.
plan-what = Kirjoitettu hyvänä päivänä sitä varten, joka ei ole. Jätä väliin, mitä haluat.
plan-well-label = Millainen olen, kun voin hyvin
plan-signs-label = Mistä huomaan ensimmäisenä, että on liikaa
plan-helps-label = Mikä auttaa
plan-tell-label = Kenelle haluaisin kertoa
plan-nobody = Kukaan muu ei koskaan näe tätä.
summary-what = Lääkäriä tai työterveyshuoltoa varten, jos haluat ottaa jotakin mukaan: mitä olet kirjoittanut viimeisten kahdeksan viikon aikana, päivämäärineen. Muuta sitä vapaasti. Siinä ei ole mitään, mitä et itse sanonut.
summary-label = Sivusi
summary-first = Muistiinpanoja vastaanotolle, { $date }
summary-ready = Valmis
summary-hour = Pidän tätä sivua tallessa tunnin, vain sinua varten. En lähetä sitä kenellekään.
summary-edit = Muuta sitä

sign-energy = Virtaa on ollut viime aikoina vähemmän kuin sinulla yleensä. Pitääkö se paikkansa?
sign-off = Olet päässyt irti työstä viime aikoina huonommin kuin yleensä. Pitääkö se paikkansa?
sign-habit = ”{ $habit }” on toteutunut viime aikoina harvemmin kuin sinulla yleensä. Pitääkö se paikkansa?
sign-fits = Kyllä, näin on
sign-does-not = Ei
sign-why = Miksi kysyn: vertaan vastauksiasi omiin kahteenkymmeneen ensimmäiseesi, en kenenkään muun. Syytä se ei kerro, eikä se ole diagnoosi. Kukaan muu ei saa tietää. Kysyn enintään kerran neljässä viikossa.
sign-fits-said = Kiitos. Sinun ei tarvitse tehdä mitään. Jos haluat, tässä on, mitä kirjoitit tällaista aikaa varten, tai joku omista ihmisistäsi.
sign-fits-said-plain = Kiitos. Sinun ei tarvitse tehdä mitään. Jos haluat, oma ihmisesi on yhden painalluksen päässä.
sign-does-not-said = Jätän sen sitten siihen. Jos tavallinen olosi on muuttunut, voin opetella sen uudestaan.
signs-mute = Älä kysy tätä
signs-again = Kysy taas
signs-anew = Opettele tavallinen uudestaan
signs-on = Kun vastauksesi pysyvät alempana kuin sinulla yleensä, kysyn kerran, pitääkö se paikkansa. Sitä varten tarvitsen kaksikymmentä ensimmäistäsi.
signs-muted = En kysy, kun vastauksesi ovat tavallista alempana.

looking-heading = Kaksi viikkoa taaksepäin
looking-hint = Noin kolme minuuttia. Jätä väliin, mitä haluat.
looking-last = Kirjoitit { $date } tätä aikaa ajatellen:
looking-own-words = Nämä neljä kysymystä ovat omiamme. Ne eivät ole mikään tutkittu testi, eikä pisteitä lasketa.
look-1 = 1 – ei ollenkaan
look-5 = 5 – täysin
look-say-label = Sain oikeasti vaikuttaa siihen, miten työni teen
look-obstacles-label = Sain työni tehtyä ilman turhia esteitä
look-company-label = Töissä oli joku, jolle saatoin olla rehellinen
look-usefulness-label = Työstäni oli jollekulle hyötyä
look-say-short = vaikutusvalta
look-obstacles-short = ilman esteitä
look-company-short = rehellinen seura
look-usefulness-short = hyöty
look-done-label = Mikä eteni
look-learned-label = Mitä opin
look-drained-label = Mikä vei voimia
look-wish-label = Mitä muuttaisin tai pyytäisin
look-next-label = Ennen seuraavaa kertaa haluaisin
look-aims-label = Mihin haluaisin pitkällä tähtäimellä
look-again-label = Onko tämä taas mielessä?
look-theme-label = Mikä palaa aina uudelleen, parilla sanalla
look-theme-short = Mikä palaa aina uudelleen
recurs = ”{ $theme }”: { $times ->
    [2] toinen
    [3] kolmas
    [4] neljäs
    [5] viides
    [6] kuudes
    [7] seitsemäs
    [8] kahdeksas
    [9] yhdeksäs
    [10] kymmenes
   *[other] { $times }.
} kerta { $date } alkaen.
looking-not-kept = En jättänyt tätä talteen. Se on tässä tunnin, jotta voit kopioida sen.
looking-copy = Mitä kirjoitit
looking-keep = Pidä tämä ja tulevat tallessa
past-none = Täällä ei ole mitään tallessa.
past-older = Aiempia
past-newer = Uudempia
prepare = Valmistele keskustelu
prepare-what = Muutama sana alkuun. Kopioi ne ja muokkaa omiksesi. En lähetä niitä kenellekään.
prepare-opening = Haluaisin puhua kanssasi 20 minuuttia siitä, miten työni sujuu.
prepare-theme = Haluaisin puhua kanssasi 20 minuuttia tästä: ”{ $theme }”. Se on tullut vastaan { $times ->
    [one] kerran
   *[other] { $times } kertaa
}, ensimmäisen kerran { $date }.
prepare-wish = Tästä olisi apua: { $wish }
prepare-end = Mitä sinä voit muuttaa ja mihin mennessä?
to-copy = Kopioitavaksi
learned = Mitä tein ja opin
learned-what = Kehityskeskustelua varten, Markdown-muodossa. Voit muuttaa sitä ennen kuin kukaan näkee sen.

days = Päivät, kellonaika ja tauko
days-what = Minä päivinä kysyn, miten voit? Jos et valitse yhtään, en kysy.
days-hour = Suunnilleen
days-too-many = Enintään viisi päivää.
pause-label = Pidä taukoa kysymyksistä, kunnes on
pause-now = Kysyn taas { $date } alkaen.
pause-over = Kysy taas
pause-means = Tauko päättyy itsestään. Kukaan ei näe sitä, ja sinuun luottavat tavoittavat sinut silti.
still-heading = Jatkanko kysymistä?
still-what = Kahteen viikkoon ei tullut vastausta, ja se on ihan hyvä niin. Jos et valitse mitään, tästä lähtien on hiljaista. Juttuseuraa voit pyytää aina.
still-keep = Jatka kuten ennen
still-stop = Älä kysy enää
still-next = Kysyn taas { $date }.
still-stopped = En kysy enää. Kaveri on täällä, kun haluat.
zone-label = Minkä kellon mukaan elät
zone-unknown = En tunne tätä kelloa. Kirjoita se muodossa Europe/Helsinki tai jätä tyhjäksi, niin seuraan profiiliasi.

# Keskustelussa kysyminen. Kaikki rivistä "chat-hello" alkaen jää yrityksen arkistoon.
chat-choose = Kysy minulta suoraan keskustelussa
chat-means = Kysyn silloin vointiasi viesteinä tässä keskustelussa, yhtä asiaa kerrallaan. Voit vastata napilla, numerolla tai sanalla.
chat-records = Kysymykset ja vastauksesi jäävät silloin yrityksen keskusteluarkistoon. Muiden viestien tapaan niitä voidaan säilyttää, viedä talteen ja lukea, enkä minä saa niitä enää pois.
chat-screen = Ne voivat myös näkyä puhelimen lukitusnäytöllä tai näytöllä, jonka jaat.
chat-habits = Jos olet kirjannut omia tapoja, kysyn niistä sinun sanoillasi. Kaikki muu pysyy yksityisessä ikkunassa: juttuseuran pyytäminen, omat ihmisesi ja katse taaksepäin.
chat-usual = Tavallisesti kysyn yksityisessä ikkunassa, ja sinne pääset takaisin yhdellä napilla.
chat-yes = Kyllä, kysy keskustelussa
chat-no = Takaisin yksityiseen ikkunaan
chat-on = Kysyn vointiasi keskustelussa.
chat-hello = Miten voit? Vastaa, jos jaksat.
chat-ask-energy = Paljonko sinulla on tänään virtaa työhön? Asteikko on 1 (tuskin lainkaan) – 5 (reilusti).
chat-ask-off = Miten hyvin pääsit irti työstä viime kerran jälkeen? Asteikko on 1 (en ollenkaan) – 5 (kokonaan).
chat-ask-anchor = { $anchor }: kyllä, osin vai ei?
chat-ask-line = Rivi itsellesi, jos haluat. Voit myös ohittaa.
chat-again-scale = Tähän sopii numero yhdestä viiteen. Voit myös sanoa: ohita, takaisin, myöhemmin, lopeta tai ikkuna.
chat-again-anchor = Tähän sopii kyllä, osin tai ei. Voit myös sanoa: ohita, takaisin, myöhemmin, lopeta tai ikkuna.
chat-again-line = Tähän voit kirjoittaa rivin. Voit myös sanoa: ohita, takaisin, myöhemmin, lopeta tai ikkuna.
chat-skip = Ohita
chat-back = Takaisin
chat-later = Myöhemmin
chat-stop = Lopeta
chat-window = Ikkunassa
chat-wait = Selvä. Kysyn vielä kerran parin tunnin päästä.
chat-saved = Siinä kaikki, kiitos.
chat-stopped = Lopetettu. En tallenna tästä mitään.
chat-not-today = Selvä, ei siis tänään.

people-heading = Omat ihmisesi
people-what = Enintään viisi ihmistä, joiden puoleen haluaisit voida kääntyä, siinä järjestyksessä, jossa heiltä kysyn.
people-invited = Kukin saa yhden neutraalin viestin, ja häneltä kysytään kerran, saako häneltä ylipäätään kysyä. Sinua ei mainita. Kukaan ei näe, kenen listalla on.
people-say = En voi tarkistaa, kuka päättää työstäsi. Jos joku heistä päättää, jonkun muun kanssa voi olla helpompi puhua.
people-say-checked = Organisaation hakemistosta näen, kuka on sen mukaan yläpuolellasi, ja kysyn sinulta ennen kuin hänelle lähtee mitään. Sinä voit tietää enemmän: työstäsi voi päättää myös joku, joka ei siellä näy.
people-have-say = Kerroit, kuka päättää työstäsi: { $names }. Juttuseuraksi en pyydä.
say = Joku heistä päättää työstäni
say-heading = Kuka päättää työstäsi?
say-what = Sen, joka päättää tehtävistäsi, palkastasi tai vapaistasi, on vaikea vain kuunnella. Keitä merkitset tähän, heitä en pyydä juttuseuraksi. Voit sen sijaan pyytää heiltä yhtä muutosta.
say-directory = Organisaatiosi hakemiston mukaan { $names } päättää työstäsi. Pitääkö se paikkansa? Ennen kuin vastaat, en välitä sinne mitään.
say-directory-ticked = Hakemiston tieto on merkitty valmiiksi. Sinun sanasi ratkaisee.
say-nobody-told = Kukaan ei saa tietää, mitä merkitsit.
say-save = Tallenna
say-ask = Päättääkö { $names } työstäsi?
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
pick-say = Kerroit, että hän päättää työstäsi. Voit muuttaa sen kohdassa ”Omat ihmisesi” tai pyytää häneltä yhtä muutosta.
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
release-two = Hän haluaisi jutella kahden ihmisen kanssa ja pyytää myös toista. Voitte kumpikin suostua.
release-call = Puhelu sopisi hänelle parhaiten.
release-walk = Kävely sopisi hänelle parhaiten.
release-chat = Kirjoittaminen sopisi hänelle parhaiten.
release-note = Hänen omin sanoinsa: { $note }
release-keep = Pidä tämä omana tietonasi, paitsi jos henki on vaarassa.
ask-heading = Tämän välitän, sanasta sanaan
ask-to = Saaja: { $names }
ask-order = Saajat yksi kerrallaan, kunnes joku suostuu: { $names }
ask-together = Saajat yhtä aikaa, ja kumpikin saa suostua: { $names }
ask-together-then = Jos kumpikaan ei pääse, sitten yksi kerrallaan: { $names }
ask-at-once = Saajat yhtä aikaa, ja ensimmäinen suostumus riittää: { $names }
ask-rest = Näin sen lukisi { $names }
ask-language = Näin { $name } lukee sen
ask-invites = { $name } ei ole ennen saanut minulta kysymystä. Sama viesti kertoo, mistä on kyse.
ask-guess-several = Monelle samaan aikaan lähtevät viestit erottuvat helpommin sille, joka ylläpitää keskustelualustaa.
ask-then-door = Jos kukaan ei pääse, oma ovesi näkyy silloin täällä ensimmäisenä, niin kuin sen kirjoitit.
ask-guess = He saattavat arvata, että se olet sinä. Nimesi saa vain se, joka suostuu.
ask-named = Nimesi on siinä, kuten halusit.
ask-kept = Heitä pyydetään pitämään tämä omana tietonaan, paitsi jos henki on vaarassa.
ask-away = { $name } on poissa ja palaa { $date }.
ask-late = Tässä ajassa en voi kysyä: { $names }. Se johtuu kalentereista.
ask-nobody = En voi kysyä ajoissa: { $names }. Aika päättyisi { $deadline }. Se johtuu kalentereista, ei sinusta.
ask-until = Viimeistään { $deadline } joku on suostunut, tai kerron täällä, ettei kukaan päässyt. En lähetä tästä sinulle keskusteluun mitään: avaa Kaveri, niin näet, missä mennään.
order-label = Miten kysyn heiltä?
order-in-turn = Yksi kerrallaan
order-together = Kahdelta ensimmäiseltä yhtä aikaa. Kumpikin saa suostua
order-at-once = Kaikilta yhtä aikaa. Yksi suostumus riittää
hours-label = Kaikilla ei ole nyt työaika
hours-usual = Odota työaikaa
hours-any = Kysy nyt: { $names }. Heiltä saa kysyä mihin aikaan vain
ask-joins = Kysyn häneltäkin, samoin sanoin kuin ennen.
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
status-both = { $name } ja { $other } suostuivat. Sinun ei tarvitse tehdä mitään.
status-both-since = { $name } ja { $other } suostuivat.
status-first-move = { $name } ottaa yhteyttä viimeistään { $moment }.
status-other = Myös { $name } on saanut kysymyksen ja voi suostua { $deadline } asti.
status-cannot = { $name } suostui, mutta ei pääsekään. Se johtuu hänen päivistään, ei sinusta. Kysynkö vielä muilta?
status-nobody = Kukaan ei päässyt, ja aika päättyi { $deadline }. Kyse on heidän kalentereistaan, ei sinusta.
status-nobody-at-once = Juuri nyt ei voi kysyä keneltäkään. Se johtuu kalentereista, ei sinusta.
status-unreachable = { $name } ei ole tavoitettavissa täältä. Voit kirjoittaa hänelle itse.
status-stopped = Lopetettu. Jos joltakulta ehdittiin kysyä, hän lukee ”ei enää tarpeen, kiitos”.
add-one = Kysy vielä joltakulta
suggested = { $by } ajattelee ihmistä, joka ei tiedä tästä mitään: { $name }. Kysynkö häneltäkin? Näet ensin, mitä hän lukisi.
suggested-ask = Näytä sanat: { $name }
suggested-no = Ei, kiitos
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

change = Joku, joka voi muuttaa jotakin
change-what = Joskus puhe ei riitä, vaan työn on muututtava. Voit pyytää yhtä asiaa yhdeltä ihmiseltä, jolla on valta päättää siitä. Syytä ei tarvitse kertoa, enkä välitä sellaista.
change-label = Se yksi asia, omin sanoin
change-script = Joku muu ottaa hoitaakseen …, enkä minä enää palaa siihen.
change-who = Kuka voi muuttaa sen?
change-obliged = Se, jolla on päätösvaltaa, voi olla velvollinen toimimaan tai kirjaamaan asian. Myös joku, johon luotat, voi sanoa sen puolestasi.
change-empty = Kirjoita tähän se yksi asia. Muutama sana riittää.
change-dots = Kirjoita pisteiden tilalle omat sanasi.
change-nobody = Valitse se, joka voi muuttaa asian.
release-change = { $name } pyytää sinulta yhtä asiaa työssä:
release-change-answer = Syytä sinun ei tarvitse tietää. Vastaa, mitä voit muuttaa ja milloin.
release-change-keep = Kerro tästä vain niille, joiden on pakko tietää.
change-named = Nimesi on siinä. Jonkun on tiedettävä, kenelle muutos tehdään.
change-until = Viimeistään { $deadline } olet saanut vastauksen, tai kerron täällä, ettei sitä tullut.
change-carry = Tai pyydä jotakuta, johon luotat, sanomaan se puolestasi. Kopioitavaksi:
change-stands = Mihin pyysit muutosta
change-waiting = { $name } saa pyynnön työaikanaan. Viimeistään { $deadline } olet saanut vastauksen, tai kerron täällä, ettei sitä tullut.
change-answered = { $name } vastaa:
change-refused = { $name } ei voi muuttaa tätä. Joku muu ehkä voi.
change-unanswered = { $name } ei vastannut, ja aika päättyi { $deadline }. Voit kirjoittaa hänelle itse tai pyytää joltakulta muulta.
change-again = Pyydä jotakin muuta
change-asked-heading = Sinulta pyydetään muutosta
change-asked-small = Yksi pieni ja varma muutos auttaa enemmän kuin suuri, joka ehkä tulee. Älä kysy syitä.
change-answer-label = Mitä voit muuttaa ja milloin?
change-answer-read = { $name } lukee juuri nämä sanat. Vastausaika päättyy { $deadline }.
change-answer-go = Lähetä vastaus
change-answer-empty = Kirjoita, mitä voit muuttaa, tai valitse ”En voi muuttaa tätä”.
change-cannot = En voi muuttaa tätä
change-cannot-means = Sekin on vastaus: sitten voi pyytää joltakulta muulta.
change-answer-said = Kiitos. Vastauksesi on välitetty. Nyt auttaa se, että niin myös tapahtuu.
change-cannot-said = Kiitos, että kerroit. Nyt pyynnön voi esittää jollekulle muulle.

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
any-hour-what = Kaikki ei odota aamuun. Jos haluat, sinuun luottavat ihmiset saavat kysyä sinulta mihin aikaan vain. He näkevät, että saavat, eikä kukaan muu.
any-hour = Kyllä, mihin aikaan vain
any-hour-now = Sinuun luottavat ihmiset saavat kysyä sinulta mihin aikaan vain ja näkevät, että saavat. Viestisovelluksesi oma ”älä häiritse” pätee silti.
usual-hours = Vain työaikanani
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
effort-label = Kuinka paljon se vei voimiasi?
effort-kept-nowhere = Vain sinulle. En tallenna tätä.
effort-1 = Ei yhtään
effort-2 = Vähän
effort-3 = Jonkin verran
effort-4 = Paljon
effort-5 = Kaiken, mitä oli
listened-light = Kiitos, että kuuntelit. Enempää sinulta ei odoteta.
listened-heavy = Se oli paljon. Sinun ei tarvitse kantaa sitä yksin eikä ratkaista sitä.
listened-own = Sinäkin voit kaivata juttuseuraa: nimiä tai tarinaa ei tarvita. Myös tauko pyynnöistä on paikallaan.
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
suggest = Pyydä joku avuksi tai tilallesi
suggest-heading = Ketä ajattelet?
suggest-what = Kaksi kantaa usein paremmin kuin yksi. Nimen saa { $name } eikä kukaan muu. Se, jonka valitset, ei saa tietää mitään, ellei { $name } itse halua.
suggest-label = Yksi ihminen
suggest-instead = En voi itse jatkaa
suggest-go = Välitä tämä nimi
suggest-said = Nimen sai { $name }, ja hän päättää. Se, jonka mainitsit, ei tiedä tästä mitään.
suggest-nobody = Valitse se, jota ajattelet.
suggest-them = Hän on se, jota kuuntelet. Valitse joku muu.
worried = Olen huolissani hänestä
worried-heading = Kun olet huolissasi
worried-ask = Kysy rauhallisesti ja suoraan: oletko ajatellut itsemurhaa? Ajatus ei synny kysymisestä.
worried-stay = Pysy hänen luonaan tai puhelimessa, kunnes joku muu on paikalla. Sinun ei tarvitse kantaa tätä yksin.
worried-call = Jos henki voi olla vaarassa, soittakaa heti yhdessä numeroon { $number }. Älä lupaa pitää sitä salassa.
worried-you = Nämä numerot ovat myös sinua varten.
worried-nothing-kept = En tallenna tästä painalluksesta mitään enkä kerro kenellekään.

talk-heading = Ehdittekö jutella, { $name } ja sinä?
talk-heading-two = Ehditkö jutella jommankumman kanssa: { $name } tai { $other }?
go-on = Kysy vielä muilta
talked = Kyllä
not-talked = Ei vielä
talked-said = Hyvä tietää. Unohdan kahdessa viikossa, kuka hän oli.
talked-change = Jos itse työn pitää muuttua, voit pyytää sitäkin. Vain jos haluat.
thanks-label = Kiitokseksi, jos haluat
thanks = Kiitos, että kuuntelit tässä taannoin. Se auttoi.
close-well = Päätä tämä ja poista täältä
closed-well = Päätetty. Sinun puoleltasi kaikki on poistettu, hänen puoleltaan kahden viikon kuluessa.
not-talked-said = Niin voi käydä. Voit kysyä uudelleen tai kirjoittaa itse.
talk-gone = Siitä on jo aikaa, ja olen unohtanut sen.

rhythm-heading = Milloin kysyn
rhythm-label = Kuinka usein kysyn, miten voit?
rhythm-0 = Ei koskaan. Tulen, kun haluan
rhythm-1 = Kerran viikossa
rhythm-n = { $n } kertaa viikossa
rhythm-hours = Vain työaikanasi: { $opens }–{ $closes }, { $zone }. Jos et vastaa kahteen viikkoon, lakkaan itse kysymästä.
rhythm-free = Pyhäpäivät ovat nekin vapaapäiviä.
away-label = Oletko poissa töistä? Päivä, jona palaan
away-now = Olet poissa. Palaat { $date }.
away-back = Palasin jo
away-means = Poissa ollessasi en kysy mitään, eikä kukaan pyydä sinua kuulolle. Se, joka on aikeissa pyytää, voi lukea paluupäiväsi, ei muuta. Itse voit pyytää juttuseuraa kuten ennenkin.
afterwards = Kysy 2 ja 6 viikkoa paluuni jälkeen
afterwards-now = Kysyn, miten menee, kaksi ja kuusi viikkoa paluusi jälkeen. Kukaan muu ei tiedä siitä.
afterwards-off = Ei tarvitse kysyä
hours = Päiväni ja tuntini
hours-what = Vain näinä päivinä ja näinä tunteina minulta tulee jotakin: kysymys, tai joku, joka haluaisi 20 minuuttia. Muulloin on hiljaista. Kukaan ei näe, mitä valitset; se, joka pyytää, voi huomata, ettei sinua ehdi pyytää ajoissa.
hours-day = { $weekday ->
    [0] Maanantai
    [1] Tiistai
    [2] Keskiviikko
    [3] Torstai
    [4] Perjantai
    [5] Lauantai
   *[6] Sunnuntai
  }
hours-opens = Alkaen
hours-closes = Päättyen
hours-save = Tallenna
hours-no-day = Valitse vähintään yksi päivä. Jos haluat olla kokonaan rauhassa jonkin aikaa, käytä taukoa tai poissaoloa.
hours-too-short = Valitse tunti, joka on vähintään kaksi tuntia alun jälkeen.
quiet = Hiljaista seuraavaan työpäivääni asti
quiet-now = Hiljaista: seuraavan kerran { $moment }.
quiet-off = Päästä viestit taas läpi
quiet-means = Sillä välin minulta ei tule mitään uutta, ja se, mikä olisi tullut, odottaa. Kenellekään ei kerrota. Itse voit pyytää juttuseuraa kuten aina.
rhythm-save = Tallenna
rhythm-saved = Tallennettu.

doors-heading = Muita ovia
doors-danger = Olen ohjelma enkä osaa arvioida vaaraa. Jos henki voi olla vaarassa, soita heti numeroon { $number }.
doors-body = Jos rintaan sattuu, henkeä ahdistaa, pyörryt tai voimat katoavat äkkiä, soita silloinkin { $number }: uupumus voi näyttää joltain muulta ja jokin muu uupumukselta, eikä sinun tarvitse tietää, kummasta on kyse.
doors-unknown-country = En tunne maasi auttavia puhelimia. EU:ssa ja monessa muussa maassa hätänumero on 112.
doors-nobody-told = En ole kertonut kenellekään, että katsot tätä.
my-door = Oma ovi
my-door-what = Kuka auttaa sinua tämän työpaikan ulkopuolella: ystävä, lääkäri, jokin numero. Kun se on kirjattu nyt, sitä ei tarvitse etsiä myöhemmin. Se näkyy silloin ensimmäisenä muiden ovien joukossa ja silloin, kun kukaan ei päässyt.
my-door-label = Omin sanoin
my-door-nobody = Vain sinä luet tämän, enkä soita kenellekään.
my-door-save = Tallenna
my-door-saved = Tallennettu.
my-door-stands = Oma ovesi: { $door }
doors-line = { $name }: { $number } ({ $hours })
hours-always = vuorokauden ympäri
hours-limited = tiettyinä aikoina
door-language-fi = suomeksi
door-language-sv = ruotsiksi
door-language-en = englanniksi
door-language-nl = hollanniksi
door-language-cs = tšekiksi
door-language-is = islanniksi
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

questions = Muita kyselyjä
questions-what = Nämä on tuonut tänne se, joka ylläpitää Kaveria. Ne ovat vain sinua varten: en koskaan pyydä täyttämään niitä, enkä kerro kenellekään, että täytit, tai mitä siitä tuli.
questions-pick = Mitä haluat katsoa?
questions-none = Kyselyjä ei ole täällä juuri nyt.
questions-changed = Tämä kysely on muuttunut sen jälkeen, kun aloitit. Jos haluat täyttää sen, aloita alusta.
questions-leave-out = Jätä väliin, mitä haluat. Jos siirryt muualle ennen loppua, mitään ei jää talteen.
questions-page = Sivu { $page }/{ $pages }
questions-next = Jatka
questions-see = Näytä tulos
questions-nothing = Et täyttänyt mitään, joten tulosta ei ole. Sekin käy hyvin.
questions-number = { $scale }: { $number }, kun asteikko on { $low }…{ $high }
questions-no-number = { $scale }: ei lukua. Siihen olisi tarvittu vähintään { $needed }/{ $count } vastausta.
questions-band = Lähde { $source } sanoo tällaisesta luvusta:
questions-means = Luku ei ole diagnoosi, eikä se kerro, mitä sinun pitäisi tehdä. Sinä tiedät parhaiten, pitääkö se paikkansa.
questions-kept = Pidän luvun tallessa 90 päivää, vain sinua varten. Vastauksiasi en jätä talteen.
questions-gone = En jätä tästä mitään talteen. Kun suljet ikkunan, en voi näyttää tulosta uudelleen.
questions-rights = Lähde: { $citation } · Käyttölupa: { $licence }
questions-source = Mistä kysely on peräisin
questions-kept-heading = Mitä pidän sinulle tallessa
questions-kept-line = { $date }, { $title }: { $numbers }
questions-kept-gone = { $date }: kysely, jota ei enää ole täällä samanlaisena
questions-forget = Poista nämä luvut

help-heading = Kuka näkee mitä
help-you = Sinä: kaiken, mitä tässä ikkunassa painat ja kirjoitat.
help-peer = Se, joka suostuu: nimesi ja ne sanat, jotka näit ennen painallusta.
help-ally = Se, jolta pyydät muutosta: samat asiat, kun painat.
help-manager = Esihenkilöt ja työkaverit: eivät mitään. Raporttia yksittäisestä ihmisestä ei saa millään asetuksella.
help-admin = Yrityksen Slack- tai Teams-ylläpito: että lähetin neutraalin viestin ja milloin, sekä sen, mitä kirjoitat keskusteluun. Kärsivällinen ylläpitäjä voi arvata siitä jotakin. Mitä alusta itse tallentaa tästä ikkunasta, sitä ei ole vielä kukaan testannut.
help-operator = Palvelimen ylläpitäjä: salattua tietoa. Hän voisi muuttaa ohjelmaa ja lukea sen jälkeen uudet tiedot.
help-operator-named = Palvelimen ylläpitäjä, täällä { $operator }: salattua tietoa. Hän voisi muuttaa ohjelmaa ja lukea sen jälkeen uudet tiedot.
help-phrases = Siitä, mitä kirjoitat, etsin kerran ja vain muistissani muutamaa ilmaisua, jotka kertovat, ettei jaksa elää. Jos löydän sellaisen, muut ovet ovat seuraavalla sivullasi ensimmäisinä. En tallenna sitä, en laske enkä kerro kenellekään, enkä osaa arvioida vaaraa.
help-chat = Kysyn tässä ikkunassa. Jos valitsit, että kysyn suoraan keskustelussa, ne kysymykset ja vastauksesi jäävät yrityksen arkistoon. Kohdasta ”Milloin kysyn” voit palauttaa ne tänne.
help-stop = Lopettaminen: ”Milloin kysyn” lopettaa kyselyt, ”Ei sittenkään, kaikki hyvin” lopettaa pyynnön ja ”Saako minulta kysyä” lopettaa sen, että sinulta kysytään.

outside = Joku oman tiimin ulkopuolelta
theme-none = En halua sanoa
theme-workload = Liikaa työtä
theme-conflict = Ristiriita työssä
theme-returning = Paluu poissaolon jälkeen
theme-home = Asia kotona
theme-aloud = Vain ääneen ajattelua
release-outside = Joku täällä haluaisi kirjoitella kanssasi hetken ilman nimiä. Ehkä et koskaan saa tietää, kuka hän on.
release-outside-theme = Mistä on kyse: { $theme }.
outside-word-for-word = Tämän välitän, sanasta sanaan:
outside-or = Tai näin, jos hän lukee muuta kieltä:
outside-ask = Kysy joltakulta heistä
outside-to = Kysyn ihmisiltä, jotka ovat tarjoutuneet: enintään { $most } sattumalta valittua, yksi kerrallaan, kunnes joku suostuu.
outside-nameless = Nimesi ei ole siinä, etkä saa tietää hänen nimeään. Kirjoitatte toisillenne tässä ikkunassa, ette koskaan keskustelussa.
outside-style = Kirjoitustapa ja yksityiskohdat voivat paljastaa, kuka kirjoittaa.
outside-checked = En kysy keneltäkään omasta tiimistäsi enkä esihenkilöketjustasi, sikäli kuin organisaation hakemisto sen kertoo.
outside-unchecked = En voi tarkistaa, kuka on tiimissäsi tai päättää työstäsi, koska minulla ei ole hakemistoa, josta sen näkisi. Joukossa voi olla joku, joka on sinua lähellä.
outside-until = Viimeistään { $deadline } joku on suostunut, tai kerron täällä, ettei kukaan päässyt. Kummassakin tapauksessa saat silloin minulta tavallisen viestin.
outside-theme = Mistä on kyse, jos haluat kertoa. Silloin se lukee yllä olevissa sanoissa.
outside-too-few = Ihmisiä ei ole vielä tarpeeksi. Kysyn vasta, kun vähintään viisi on tarjoutunut.
outside-why-five = Jos heitä olisi vähemmän, voisit arvata, kuka toinen on, ja hän voisi arvata sinut.
outside-nobody-in-time = Kukaan heistä ei ole ajoissa töissä: aika päättyisi { $deadline }. Se johtuu kalentereista, ei sinusta.
outside-looking = Kysyn parhaillaan. Viimeistään { $deadline } joku on suostunut, tai kerron täällä, ettei kukaan päässyt. Kummassakin tapauksessa saat silloin minulta tavallisen viestin.
outside-nobody = Kukaan ei päässyt, ja aika päättyi { $deadline }. Kyse on kalentereista, ei sinusta.
outside-again = Kysy uudelleen tiimin ulkopuolelta
outside-they-yes = Hän, joka suostui
outside-they-asked = Hän, joka pyysi
outside-you = Sinä
outside-yes = Joku suostui. Sinun ei tarvitse tehdä mitään: hän kirjoittaa ensin. Sinäkin voit kirjoittaa.
outside-unheard = Hän ei ole vielä kirjoittanut, vaikka muistutin kerran. Voit kirjoittaa ensin tai sulkea tämän ja kysyä uudelleen. Se ei johdu sinusta.
outside-line = Muutama rivi
outside-means = Hän saa minulta jonkin ajan päästä tavallisen viestin, omana työaikanaan, ja lukee tämän täällä. Viimeiset { $kept } viestiä säilyvät niin kauan kuin tämä on auki. Tämä sulkeutuu itsestään, jos { $days } päivään ei tule mitään.
outside-send = Välitä tämä
outside-empty = Kirjoita muutama sana tai käytä jotakin napeista.
outside-close = Sulje tämä
outside-close-means = Sulkemiseen riittää yksi painallus. Silloin se, mitä kirjoititte, katoaa teiltä molemmilta, eikä syytä kerrota kenellekään.
outside-closed = Suljettu. Mitään tähän kirjoitetusta ei ole tallessa.
outside-thanks = Kiitos, että olit paikalla.
outside-name = Kerro hänelle nimeni
outside-name-heading = Tämän hän lukee
outside-name-means = Sen jälkeen hän voi kirjoittaa sinulle suoraan. Tätä ei voi perua. Sinun ei tarvitse tehdä näin, eikä hänen nimensä selviä sinulle tästä.
outside-name-go = Kerro nimeni
outside-named = Hän tietää nimesi, koska kerroit sen.
outside-name-given = Hän kertoi sinulle nimensä: { $name }. Pidä se omana tietonasi.
outside-if-yes = Jos suostut, kirjoitatte toisillenne tässä ikkunassa ilman nimiä. Sinä kirjoitat ensin, samana päivänä, jos ehdit. Voit sulkea tämän milloin vain.
outside-accept = Kyllä, kirjoitan
outside-begin = Suostuit, kiitos. Kirjoita tähän ensimmäinen rivi. Jokin tavallinen riittää: että olet täällä ja sinulla on hetki aikaa.
outside-block = Sulje, eikä enää koskaan
outside-block-means = ”Sulje, eikä enää koskaan”: en enää tuo teitä yhteen täällä. Hänelle ei kerrota.
volunteer = Saako minulta kysyä tiimin ulkopuolelta
volunteer-now = Tällä hetkellä: luoksesi voi tulla joku tiimisi ulkopuolelta.
volunteer-now-not = Tällä hetkellä: vain ihmiset, jotka luottavat sinuun.
volunteer-what = Joku, joka ei voi kääntyä omien ihmistensä puoleen, voi kirjoitella kanssasi hetken, täällä ja ilman nimiä. Joka kerta saat suostua tai olla suostumatta. Enintään yksi kerrallaan ja yksi uusi viikossa.
volunteer-unseen = Kukaan ei näe, että olet tarjoutunut, eikä sitä, mitä valitset: ei työkaveri, ei esihenkilö eikä se, joka kysyy.
volunteer-themes = Millaisissa asioissa luoksesi saa tulla? Valitse, mikä sopii sinulle, tai älä valitse mitään.
volunteer-rests = Myös tauko on voimassa täällä. Voit lopettaa yhdellä painalluksella, eikä kenellekään kerrota.
volunteer-blocked = Erään ihmisen kanssa en enää tuo sinua yhteen. En kerro, kenen: ehkä et ole koskaan tiennytkään.
volunteer-save = Kyllä, minulta saa kysyä
volunteer-leave = Lopeta tämä
volunteer-talk = Mitä kirjoitamme
page-link = Avaa omalla sivullaan, chatin ulkopuolella
page-title = Sivu
page-open = Avaa
page-paste = Liitä tähän tämän sivun koko osoite
page-close = Sulje tämä sivu
page-closes-itself = Sivu sulkeutuu itsestään, kun viimeisestä painalluksesta on 20 minuuttia.
page-closed = Sivu on suljettu. Voit sulkea välilehden.
page-over = Tämä sivu ei ole enää auki. Linkki aukeaa kerran ja kymmenen minuutin sisällä. Sen jälkeen sivu pysyy auki, kunnes suljet sen tai kunnes viimeisestä painalluksesta on 20 minuuttia.
page-anew = Saat uuden linkin, kun avaat Kaverin chatissa ja painat linkkiä siellä.
page-written = Kirjoittamasi ei tallentunut. Voit kopioida sen tästä.
page-people = Ihmiset valitaan chatissa. Siellä jo valitut pysyvät ennallaan.
page-update = Päivitä
page-amiss = Jotain tästä pitää muuttaa, ennen kuin sen voi tallentaa.
page-unreadable = Tätä ei voitu lukea, eikä mitään tallentunut.
page-trouble = Jokin meni täällä vikaan. Voi olla, ettei painalluksesi tallentunut.
help-outside = Joku tiimisi ulkopuolelta, joka suostuu: ne sanat, jotka näit ennen painallusta, ja se, mitä kirjoitatte täällä, kunnes jompikumpi sulkee sen. Nimesi vain, jos kerrot sen. Kukaan ei näe, ketkä ovat tarjoutuneet tähän.
page-script = Tähän tarvitaan selain, joka ajaa skriptejä ja osaa käyttää avainkoodeja (passkey). Tämä ei tee molempia.
page-passkey-failed = Mitään ei avattu eikä tehty. Voit painaa painiketta uudelleen.
page-unmade = Pääsyä ei tehty. Voit yrittää uudelleen.
page-shut = Tällä ei aukea täällä mitään. Ehkä se on poistettu, tai aikaa kului liikaa. Voit palata takaisin ja painaa painiketta vielä kerran.
page-urgent = Jos tarvitset jonkun heti: 112 useimmissa Euroopan maissa, muualla sen maan hätänumero, jossa olet.

# --- Pääsy omalla puhelimella
doorways = Pääsy omalla puhelimella
doorways-what = Niitä päiviä varten, kun olet kotona etkä avaa työchattia. Oma puhelimesi avaa nämä sivut selaimessa, ilman chattia: voit pyytää ihmistä, katsoa, missä mennään, lopettaa pyynnön ja löytää muut ovet.
doorways-how = Pääsy tehdään kerran. Sen jälkeen puhelin avaa sivun niin kuin itsensäkin: sormella, kasvoilla tai koodilla. Niistä mikään ei lähde puhelimesta.
doorways-where = Pääsy tehdään selaimessa, omalla sivullasi. Avaa se sivu puhelimella. Tai valitse tietokoneella selaimen ikkunasta toinen laite ja lue siinä näkyvä koodi puhelimella.
doorways-stays = Tauko tai poissaolo töistä ei sulje sitä koskaan. Yksi painallus täällä poistaa sen.
doorways-seen = Puhelimen avainten luettelossa näkyy tämän sivun osoite ja sana ”Sivu”, ei muuta. Kuka puhelimen saa auki, pääsee myös tänne. Valitse siis puhelin, joka on vain sinun.
doorways-none = Sellaista ei vielä ole.
doorways-there = Tehty { $date }
doorways-make = Tee pääsy
doorways-another = Tee pääsy toiselle puhelimelle
doorways-address = Kun haluat tulla myöhemmin, avaa puhelimella tämä osoite ja paina siellä olevaa painiketta. Kirjanmerkki auttaa:
doorways-most = Niitä on nyt kolme. Enempää ei voi olla.
doorways-which = Poista yksi niistä
doorways-off = Poista se
doorways-off-all = Poista kaikki
doorways-gone = Se on poistettu eikä avaa enää mitään. Avain voi yhä näkyä puhelimen luettelossa; voit poistaa sen sieltä itse.

# --- Tietoja tästä Kaverista, ja mikä muuttuu
about = Tietoja tästä Kaverista
about-heading = Tietoja tästä Kaverista
about-operator = Ylläpitäjä on { $operator }.
about-operator-unnamed = Ylläpitäjä ei ole kertonut tässä nimeään.
about-version = Versio { $version }, tunniste { $build }
about-build = Tunniste on ohjelman omista tiedostoista laskettu summa. Samassa julkaisussa se on kaikkialla sama, joten kuka tahansa voi verrata sitä. Palvelimen ylläpitäjä voisi panna sen näyttämään muuta.
about-source = Ohjelman lähdekoodi
about-does = Mitä se täällä tekee
about-routing = Ihmisen pyytäminen: aina. Sitä varten vastauksiasi ei tarvitse säilyttää.
about-history = Omien vastausten säilyttäminen: vain niille, jotka valitsevat sen, kullekin vain itselleen. Kukaan muu ei näe niitä.
about-figures = Tiimiä koskevia lukuja ei ole.
about-directory = Ylläpitäjä on antanut minulle luettelon siitä, kuka työskentelee missä tiimissä ja kenen alaisena. Sen avulla jätän nämä ihmiset pois, kun kysytään joltakulta tiimisi ulkopuolelta, ja kysyn sinulta esihenkilöistäsi. En näytä sitä kenellekään.
about-no-directory = Minulla ei ole luetteloa siitä, kuka työskentelee missä tiimissä ja kenen alaisena.
about-page = Oma sivusi keskustelusovelluksen ulkopuolella aukeaa osoitteessa { $address }.
about-serves = Sitä voivat käyttää ne, jotka ovat täällä: { $tenants }.
about-you-are-on = Sinä käytät sitä täältä: { $tenants }.
about-kept = Kuinka kauan säilytän mitäkin
about-kept-answers = Vastauksesi: en lainkaan, ellet valitse sitä. Silloin { $days } päivää, tai { $longer }, jos valitset niin.
about-kept-trial = Ennen kuin valitset: { $count } ensimmäistä vastauskertaa, enintään { $weeks } viikkoa, jotta näet, mitä säilyttäminen tarkoittaisi.
about-kept-draft = Se, minkä aloitit ja jätit tallentamatta: { $minutes } minuuttia.
about-kept-ask = Kun pyydät ihmistä: niin kauan kuin pyyntö on kesken. { $days } päivää sen jälkeen siitä ei enää näy, keneltä kysyttiin.
about-kept-outside = Se, mitä kirjoitat jonkun tiimisi ulkopuolisen kanssa: kunnes jompikumpi sulkee sen. Se sulkeutuu itsestään, kun { $days } päivään ei ole kirjoitettu mitään.
about-kept-yours = Se, minkä olen välittänyt puolestasi, omat ihmisesi, tapasi ja suunnitelmasi: kunnes poistat ne.
about-platforms = Slack ja Teams säilyttävät lähettämäni viestit ja niiden ajat sekä sen, mitä keskusteluun kirjoitetaan. Viestini ovat kaikki samanlaisia. Säilyttävätkö ne myös sen, mikä kulkee tämän ikkunan kautta, sitä ei ole kukaan testannut.
about-operator-could = Palvelimen ylläpitäjällä on tiedot salattuina ja avaimet niihin. Mikään komento ei avaa niitä, mutta joku, joka ottaa sen asiakseen, voisi lukea ne tai muuttaa ohjelmaa.
about-lines = Kohdan ”Tarvitsetko apua heti?” numerot on maasi osalta tarkistettu viimeksi { $date } tai sen jälkeen.
news-heading = Täällä muuttuu jotakin
news-directory = Minulla on { $day } alkaen luettelo siitä, kuka työskentelee missä tiimissä ja kenen alaisena. Sen avulla jätän nämä ihmiset pois, kun kysytään joltakulta tiimisi ulkopuolelta, ja kysyn sinulta esihenkilöistäsi. En näytä sitä kenellekään.
news-page = Oma sivusi keskustelusovelluksen ulkopuolella aukeaa { $day } alkaen osoitteessa { $address }.
news-tenant = Tätä Kaveria voivat { $day } alkaen käyttää myös nämä: { $tenant }.
news-operator = Tätä Kaveria ylläpitää { $day } alkaen { $operator }.
news-written-stays = Mikään jo kirjoitettu ei muutu. Sinun ei tarvitse tehdä mitään.
refused-soon = Kaveri alkaa täällä muutaman viikon kuluttua. Mitään ei tallennettu.
day-and-date = { $weekday ->
    [0] maanantaista
    [1] tiistaista
    [2] keskiviikosta
    [3] torstaista
    [4] perjantaista
    [5] lauantaista
   *[6] sunnuntaista
  } { $date }
