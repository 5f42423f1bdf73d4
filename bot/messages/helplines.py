"""Emergency numbers and crisis lines, country by country: facts only, each with the page it was read on.

A row stands here only when the operator or a public authority says number, languages and hours, on a page
of theirs or as a newspaper or broadcaster reports it; otherwise a person reads that their country's lines
are not known. ``verified_on`` is the day that page was read. The rows of autumn 2026 were read from stored
copies, some of them years old, and nobody has dialled the numbers: open each ``source`` once before relying
on a country, then renew the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One telephone line. ``number`` is as dialled inside the country; ``hours`` a message id."""

    name: str
    number: str
    languages: tuple[str, ...]
    hours: str
    page: str  # the operator's own; empty where it could not be looked at
    source: str  # where number and hours were read
    verified_on: date

    @property
    def tel(self) -> str:
        return "tel:" + self.number.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Country:
    """``emergency`` is the number that brings an ambulance; ``source`` is where it was read."""

    code: str
    emergency: str
    source: str
    verified_on: date
    zones: frozenset[str]
    lines: tuple[Line, ...]


def _zones(names: str) -> frozenset[str]:
    return frozenset(names.split())


ALWAYS, LIMITED = "hours-always", "hours-limited"
AUTUMN_2026, A_DAY_LATER = date(2026, 11, 23), date(2026, 11, 24)

MIELI = "https://mieli.fi/helpline"
MIELI_NEWS = "https://mieli.fi/sv/nyheter/"
SAMARITANS = "https://www.samaritans.org"
# Ireland's health service: "112 also works in any EU country and from any phone".
ANYWHERE_IN_THE_EU = "https://www2.hse.ie/emergencies/when-to-call-112-or-999/"

# A table, read across: one row per line of it, so not left to the formatter.
# fmt: off
COUNTRIES: tuple[Country, ...] = (
    Country(
        "FI", "112", "https://112.fi/ohjeita-eri-tilanteisiin", AUTUMN_2026,
        _zones("Europe/Helsinki Europe/Mariehamn"),
        (
            Line("MIELI", "09 2525 0111", ("fi",), ALWAYS, MIELI,
                 MIELI_NEWS + "det-standigt-okade-hjalpbehovet-overbelastade-mieli-kristelefon-i-fjol/",
                 AUTUMN_2026),
            Line("MIELI", "09 2525 0112", ("sv",), LIMITED, MIELI,
                 MIELI_NEWS + "julen-gor-sig-pamind-i-kristelefonen-redan-manga-veckor-fore-sjalva-helgen/",
                 AUTUMN_2026),
            Line("MIELI", "09 2525 0116", ("en",), LIMITED, MIELI, MIELI, AUTUMN_2026),
        ),
    ),
    Country(
        "GB", "999", "https://www.hpft.nhs.uk/news/don-t-struggle-alone-change-the-narrative-on-suicide/",
        AUTUMN_2026,
        _zones("Europe/London Europe/Belfast GB GB-Eire"),
        (
            Line("Samaritans", "116 123", ("en",), ALWAYS, SAMARITANS,
                 "https://samaritans.org/branches/coventry/coventry-branch-news/"
                 "coventry-samaritans-will-be-open-usual-over-christmas", AUTUMN_2026),
        ),
    ),
    Country(
        "IE", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Dublin Eire"),
        (
            Line("Samaritans", "116 123", ("en",), ALWAYS, SAMARITANS,
                 "https://www.oireachtas.ie/en/debates/question/2013-12-10/505/", AUTUMN_2026),
        ),
    ),
    Country(
        "SE", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Stockholm"),
        (
            # SOS Alarm says the hours; the number is as Strängnäs municipality prints it.
            Line("Mind Självmordslinjen", "90101", ("sv",), ALWAYS, "https://mind.se",
                 "https://www.sosalarm.se/pressrum/nyheter/2020/"
                 "kanslan-av-att-bara-finnas-och-lyssna-gor-jattestor-skillnad/", AUTUMN_2026),
        ),
    ),
    Country(
        "NO", "113",
        "https://www.helsenorge.no/en/psykisk-helse/suicidal-thoughts-and-suicide/how-to-help-others/",
        AUTUMN_2026,
        _zones("Europe/Oslo Arctic/Longyearbyen Atlantic/Jan_Mayen"),
        (
            Line("Mental Helse", "116 123", ("no",), ALWAYS, "https://sidetmedord.no",
                 "https://www.vindafjord.kommune.no/helse-og-velferd/aktuelt-helse-og-velferd/"
                 "snakk-om-sjolvmordstankar-det-kan-redda-liv.495894.aspx", AUTUMN_2026),
        ),
    ),
    Country(
        "EE", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Tallinn"),
        (
            Line("Emotsionaalse toe telefon", "116 123", ("et", "ru", "en"), LIMITED,
                 "https://sotsiaalkindlustusamet.ee", "https://www.kadrina.ee/vajad-abi-", AUTUMN_2026),
        ),
    ),
    Country(
        "DE", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Berlin Europe/Busingen"),
        (
            # The churches run it; this is one of theirs.
            Line("TelefonSeelsorge", "0800 111 0 111", ("de",), ALWAYS, "https://www.telefonseelsorge.de",
                 "https://www.ekmd.de/glaube/radio-andachten/gedanken-zur-nacht-mdr-thueringen/notrufe.html",
                 AUTUMN_2026),
        ),
    ),
    Country(
        "AT", "144", "https://rtr.at/TKP/was_wir_tun/telekommunikation/konsumentenservice/information/"
        "informationen_fuer_konsumenten/TKKS_Notrufe.de.html", AUTUMN_2026,
        _zones("Europe/Vienna"),
        (
            Line("Telefonseelsorge", "142", ("de",), ALWAYS, "https://www.telefonseelsorge.at",
                 "https://erzdioezese-wien.at/site/home/nachrichten/article/123093.html", AUTUMN_2026),
        ),
    ),
    Country(
        "CH", "144", "https://stadt-zuerich.ch/web/de/stadtleben/notfall/notrufe/notruf-144.html",
        AUTUMN_2026,
        _zones("Europe/Zurich"),
        (
            Line("Tel 143", "143", ("de", "fr"), ALWAYS, "https://www.143.ch",
                 "https://www.143.ch/maenner-kampagne-2016", AUTUMN_2026),
        ),
    ),
    Country(
        "FR", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Paris"),
        (
            Line("3114", "3114", ("fr",), ALWAYS, "https://3114.fr",
                 "https://www.service-public.fr/particuliers/actualites/A15206", AUTUMN_2026),
        ),
    ),
    Country(
        "PL", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Warsaw Poland"),
        (
            Line("116 SOS", "116 123", ("pl",), ALWAYS, "https://116sos.pl",
                 "https://www.nask.pl/pl/aktualnosci/"
                 "5199,Numer-116-123-calodobowa-infolinia-zapewniajaca-wsparcie-psychologiczne-ze-wspar.html",
                 AUTUMN_2026),
        ),
    ),
    Country(
        "NL", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Amsterdam"),
        (
            # The foundation's director, as the ANP agency reports her: free, and day and night.
            Line("113 Zelfmoordpreventie", "113", ("nl",), ALWAYS, "https://www.113.nl",
                 "https://www.upday.com/nl/binnenland/"
                 "nummer-113-nu-gratis-betere-hulp-bij-zelfdodingsgedachten/pj8neqt", A_DAY_LATER),
        ),
    ),
    Country(
        "BE", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Brussels"),
        (
            # The line itself says the hours, as the newspaper reports it.
            Line("Zelfmoordlijn", "1813", ("nl",), ALWAYS, "https://www.zelfmoord1813.be",
                 "https://www.hbvl.be/cnt/dmf20211130_93272468", A_DAY_LATER),
        ),
    ),
    Country(
        "ES", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Madrid Africa/Ceuta Atlantic/Canary"),
        (
            # The minister of health, as the public broadcaster reports her.
            Line("Línea 024", "024", ("es",), ALWAYS, "",
                 "https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/"
                 "2347183.shtml", A_DAY_LATER),
        ),
    ),
    Country(
        "CZ", "112", ANYWHERE_IN_THE_EU, AUTUMN_2026,
        _zones("Europe/Prague"),
        (
            # Round the clock since 2019, but closed at weekends in December 2024: so no more is said.
            Line("Linka první psychické pomoci", "116 123", ("cs",), LIMITED, "",
                 "https://www.irozhlas.cz/zpravy-domov/"
                 "bezplatna-linka-psychicke-pomoci-omezuje-provoz-prosinec-je-pritom_2412080600_job",
                 A_DAY_LATER),
        ),
    ),
    Country(
        "IS", "112", "https://112.is/en/samtal-vid-1-1-2", A_DAY_LATER,
        _zones("Atlantic/Reykjavik Iceland"),
        (
            Line("Hjálparsími Rauða krossins", "1717", ("is",), ALWAYS, "https://1717.is",
                 "https://www.raudikrossinn.is/um-okkur/frettir-og-utgefid-efni/frettayfirlit/"
                 "almennar-frettir/felagsmalaraduneytid-stydur-vid-1717", A_DAY_LATER),
        ),
    ),
    Country(
        "NZ", "111",
        "https://www.lakesdhb.govt.nz/conditions-treatments/emergencies-and-first-aid/emergency-medical-help",
        A_DAY_LATER,
        _zones("Pacific/Auckland Pacific/Chatham Antarctica/McMurdo NZ NZ-CHAT"),
        (
            # The minister's own release.
            Line("Need to talk?", "1737", ("en",), ALWAYS, "",
                 "http://www.scoop.co.nz/stories/PA1706/S00527/"
                 "single-phone-number-to-access-support-services.htm", A_DAY_LATER),
        ),
    ),
    Country(
        # The ministry of public security of one state, on the number of the whole country.
        "MX", "911", "https://www.noventagrados.com.mx/politica/sistema-de-emergencias-911-aliado-de-las-y-"
        "los-michoacanos-ante-cualquier-eventualidad-ssp.htm", A_DAY_LATER,
        _zones(
            "America/Mexico_City America/Cancun America/Merida America/Monterrey America/Matamoros "
            "America/Chihuahua America/Ciudad_Juarez America/Ojinaga America/Mazatlan America/Hermosillo "
            "America/Bahia_Banderas America/Tijuana Mexico/General Mexico/BajaNorte Mexico/BajaSur"
        ),
        (
            # The national commission for mental health, as the newspaper reports it.
            Line("Línea de la Vida", "800 911 2000", ("es",), ALWAYS, "",
                 "https://www.eluniversal.com.mx/nacion/promueven-la-linea-de-la-vida-tras-presentar-encuesta-"
                 "sobre-consumo-de-drogas-asi-puedes-pedir-ayuda/", A_DAY_LATER),
        ),
    ),
    Country(
        "US", "911", "https://santarosa.fl.gov/FAQ.aspx?QID=106", AUTUMN_2026,
        _zones(
            "America/New_York America/Detroit America/Kentucky/Louisville America/Kentucky/Monticello "
            "America/Indiana/Indianapolis America/Indiana/Vincennes America/Indiana/Winamac "
            "America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay "
            "America/Indiana/Tell_City America/Indiana/Knox America/Chicago America/Menominee "
            "America/North_Dakota/Center America/North_Dakota/New_Salem America/North_Dakota/Beulah "
            "America/Denver America/Boise America/Phoenix America/Los_Angeles America/Anchorage "
            "America/Juneau America/Sitka America/Metlakatla America/Yakutat America/Nome America/Adak "
            "Pacific/Honolulu America/Indianapolis America/Fort_Wayne America/Louisville America/Shiprock "
            "US/Eastern US/Central US/Mountain US/Pacific US/Alaska US/Aleutian US/Arizona US/Hawaii "
            "US/Michigan US/East-Indiana US/Indiana-Starke"
        ),
        (
            Line("988 Lifeline", "988", ("en", "es"), ALWAYS, "https://988lifeline.org",
                 "https://hcfl.gov/residents/parks-and-leisure/mindful-mondays/national-crisis-help-line",
                 AUTUMN_2026),
        ),
    ),
    Country(
        "CA", "911", "https://crtc.gc.ca/eng/archive/2018/2018-188.htm", AUTUMN_2026,
        _zones(
            "America/St_Johns America/Halifax America/Glace_Bay America/Moncton America/Goose_Bay "
            "America/Toronto America/Montreal America/Thunder_Bay America/Winnipeg America/Regina "
            "America/Swift_Current America/Edmonton America/Yellowknife America/Vancouver "
            "America/Dawson_Creek America/Fort_Nelson America/Whitehorse Canada/Atlantic Canada/Central "
            "Canada/Eastern Canada/Mountain Canada/Newfoundland Canada/Pacific Canada/Saskatchewan "
            "Canada/Yukon"
        ),
        (
            Line("9-8-8", "988", ("en", "fr"), ALWAYS, "https://988.ca",
                 "https://www.newswire.ca/news-releases/"
                 "government-of-canada-launches-three-digit-suicide-crisis-helpline-896472116.html",
                 AUTUMN_2026),
        ),
    ),
    Country(
        "AU", "000", "http://www.cclhd.health.nsw.gov.au/Pages/Where-to-go-if-you-are-hurt-or-sick.aspx",
        AUTUMN_2026,
        _zones(
            "Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Lindeman Australia/Hobart "
            "Australia/Adelaide Australia/Broken_Hill Australia/Darwin Australia/Perth Australia/Eucla "
            "Australia/Lord_Howe Australia/Canberra Australia/ACT Australia/NSW Australia/Queensland "
            "Australia/Victoria Australia/Tasmania Australia/South Australia/North Australia/West"
        ),
        (
            Line("Lifeline", "13 11 14", ("en",), ALWAYS, "https://www.lifeline.org.au",
                 "http://www.cclhd.health.nsw.gov.au/Pages/Where-to-go-if-you-are-hurt-or-sick.aspx",
                 AUTUMN_2026),
        ),
    ),
)
# fmt: on
