"""What people ask of a gathering that no programme's data has a field for, by the words they ask with.

The bot says of each, by name, that it is not on record. To teach it another word, add the word to its row.
"""

from collections.abc import Mapping

SURROUNDINGS = frozenset({"weather", "ferry", "travel", "hotel", "food", "parking", "name", "contact"})
"""Asked of a place alone, as the ferry to Leka, these have nothing to do with the gathering there."""

ATTRIBUTES: Mapping[str, str] = {
    "programme-length": """
        slutter programmet | avsluttes programmet | programmet avsluttes | avsluttes i lag | i lag avsluttes |
        slutter i lag | sluttar i lag | i lag slutter | i lag sluttar | i lag ferdig | i lag over | i lag end |
        i lag ends | sluttar programmet | programmet slutter | programmet sluttar | programmet ferdig |
        programmet over | programmet slutt | programmets slutt | slutten på programmet | programme end |
        programme ends | end of the programme | programme over | programme finish | programme finished
    """,
    "reason": "hvorfor | kvifor | koffer | koffor | kofor | koffør | why | årsaken | grunnen til | how come",
    "impression": """
        hvordan var | korleis var | koss va | koss var | kordan va | korsen va | hvordan gikk | korleis gjekk |
        koss gikk | how was | how did it go | how were | var det fint | var det bra | va det fint | va det bra |
        was it good | was it nice | hva synes | hva syntes | kva synest | kva syntest | what do you think |
        what did people think
    """,
    "weather": """
        vær | været | vêr | vêret | veret | værmelding | værmeldinga | værmeldingen | vermelding | vêrmeldinga | yr
        | temperatur | regn | regner | snø | snør | weather | forecast | temperature | rain | raining | snow
    """,
    "deadline": """
        frist | fristen | påmeldingsfrist | påmeldingsfristen | svarfrist | svarfristen | deadline | deadlines
    """,
    "time-of-day": """
        klokkeslett | klokkeslettet | klokka | klokken | klokkå | starttid | starttidspunkt | oppmøtetid | oppmøte |
        når på dagen | tid på dagen | time of day | what time | at what time | start time | starting time | o'clock
    """,
    "venue": """
        lokale | lokalet | lokaler | lokala | møterom | møterommet | møtelokale | adresse | adressen | adressa |
        bygg | bygget | bygning | bygningen | nøyaktig hvor | nøyaktig kvar | hvor nøyaktig | hvor henne | venue |
        address | building | meeting room | conference room | where exactly | exactly where
    """,
    "speaker": """
        foredragsholder | foredragsholdere | foredragshaldar | foredragshaldarar | foredrag | foredraget | innleder
        | innledere | hvem skal snakke | kven skal snakke | kem ska snakk | kem ska snakke | hvem snakka |
        hvem snakket | kven snakka | kem snakka | who will speak | who is speaking | who's speaking | who speaks |
        who spoke |
        who is talking | hvem holder innlegg | kven held innlegg | who will be speaking |
        innleiar | innleiarar | innlegg | innlegget | taler | talere | talar | talarar | hvem snakker
        | kven snakkar | kem snakke | speaker | speakers | keynote | talks | lecture | lecturer | presenter |
        presenters
    """,
    "agenda": """
        står på programmet | stå på programme | står i programmet | what's on the programme | agenda | agendaen |
        dagsorden | dagsordenen | saksliste | sakslista | sakslisten | sakliste | kjøreplan | kjøreplanen |
        køyreplan | dagsprogram | dagsprogrammet | program for dagen | programmet for dagen | program samling |
        program samlinga | program samlingen | programmet samling | programmet samlinga | programmet samlingen |
        programmet på samlinga | programme for the day | programme of the day | program of the day
    """,
    "price": """
        pris | prisen | koster | kostar | koste | kostnad | kostnaden | betale | betaler | betalar | deltakeravgift
        | deltakaravgift | avgift | gratis | price | cost | costs | fee | fees | pay | for free
    """,
    "travel": """
        reise | reisa | reisen | reiser | reiserute | avreise | transport | transporten | buss | bussen | tog |
        toget | flyplass | flyplassen | fly | flyet | samkjøring | samkøyring | kjørerute | hvordan kommer jeg |
        hvordan kommer vi | hvor langt | kor langt | how far | distance | avstand | avstanden | kjøre | kjøretid |
        køyre | reisetid | hvordan kommer man | korleis kjem eg meg | skyss | taxi | drosje | parkeringsplass |
        korleis kjem eg | korleis kjem vi | korsen kjæm | koss kjæm | veibeskrivelse | vegbeskriving | travel |
        transportation | bus | train | flight | flights | airport | directions | how do i get | how do we get |
        how to get | get there | getting there | driving
    """,
    "ferry": """
        ferge | ferga | fergen | ferje | ferja | ferjen | fergetider | ferjetider | fergeruta | ferjeruta |
        ferjerute | fergerute | lekaferja | lekaferga | båt | båten | hurtigbåt | hurtigbåten | ferry | ferries |
        boat
    """,
    "food": """
        lunsj | lunsjen | middag | middagen | mat | maten | matservering | servering | meny | menyen | frokost |
        frokosten | frukost | kaffe | kaffen | kaffi | allergi | allergier | allergiar | festmiddag | lunch | dinner
        | food | breakfast | coffee | menu | allergies | catering | supper | øl | ølet | vin | vinen | beer | beers |
        wine | spise | spiser | spiste | spist | drikke | eat | eating | ate | drink
    """,
    "bring": """
        ha på meg | ha på oss | ha på seg | ta med | ha med meg | ha med oss | ha med seg | klær | klede | antrekk |
        antrekket | pakkeliste | pakkelista | dresskode | to bring | i bring | we bring | wear | dress code
    """,
    "hotel": """
        hotell | hotellet | overnatting | overnattinga | overnattingen | overnatte | losji | rom | hotellrom | hotel
        | hotels | accommodation | accommodations | lodging | where to stay | stay overnight | stay the night |
        overnatter | overnattar | sove | sover | skal vi sove | sleep | sleeping | hotellene | rooms | bo på |
        hvor bor vi | kor bor vi | kvar bur vi
    """,
    "parking": """
        parkering | parkeringa | parkeringen | parkere | parkeringsplass | parkeringsplasser | parking | parking lot
        | where to park | car park
    """,
    "registration": """
        påmelding | påmeldinga | påmeldingen | påmeldingslenke | påmeldingsskjema | meld på | melde på |
        melde meg på | melde oss på | melde seg på | melder jeg meg på | melder vi oss på | melder man seg på |
        melder eg meg på | meld meg på | meld oss på | registrering | registrere | registration | register | sign up
        | signup | enrol | rsvp | kan jeg bli med | kan eg bli med | kan æ bli med | kan vi bli med | kan jeg komme
        | kan eg kome | kan jeg delta | kan eg delta | kan vi delta | kan ikke komme | kan ikkje kome |
        kan ikkje komme | kan itj kom | kan ikke delta | can i join | can we join | can i come | can i attend |
        can we attend | can't come | cannot come | can't attend | cannot attend | can't make it | avbud |
        melde avbud | meldt avbud
    """,
    "participants": """
        deltakerliste | deltakerlista | deltakerlisten | deltakarliste | deltakarlista | påmeldt | påmeldte |
        påmelde | navn på deltakerne | navnene på deltakerne | namna på deltakarane | hvem har meldt seg på |
        kven har meldt seg på | hvor mange deltakere | kor mange deltakarar | hvor mange deltar | attendee list |
        list of attendees | participant list | participants list | list of participants | names of the participants
        | signed up | registered | how many participants | how many attendees | hvor mange deltok | kor mange deltok
        | kor mang deltok | hvor mange kom | kor mange kom | hvor mange var med | kor mange var med |
        hvor mange møtte | kor mange møtte | hvor mange folk | kor mange folk | kor mang folk | hvor mange personer
        | kor mange personar | hvor mange gjester | how many people | how many attended | how many came |
        how many took part | how many turned up | meldt seg på | meldt oss på | meldt på | påmeldingsliste |
        påmeldingslista | påmelding så langt | antall deltakere | antall påmeldte | talet på deltakarar |
        number of participants | number of attendees | attendance | turnout | oppmøtet
    """,
    "livestream": """
        strømming | strømminga | strømmingen | strømmes | strømme | streaming | streames | streamet | strøyma |
        strøyming | direktesending | direktesendt | teams | teamslenke | zoom | zoomlenke | livestream | live stream
        | livestreamed | streamed | webinar | digital deltakelse | delta digitalt | join online | join remotely |
        remotely | hybrid | følge digitalt | følge på nett
    """,
    "vote": """
        stemte mot | stemte for | stemte imot | stemt mot | stemt for |
        stemde mot | stemde for | røysta mot | røysta for | røysta imot |
        voted against | voted for | avstemning | avstemninga | avstemningen | avrøysting | avrøystinga | votering
    """,
    "results": """
        hva stod det i | hva sto det i | kva stod det i | ka sto det i | ka stod det i | what did the report say |
        what does the report say | what did it say in | hva står det i rapporten | hva står det i midtveisrapporten |
        hva står det i sluttrapporten | kva står det i rapporten | kva står det i midtvegsrapporten |
        kva står det i sluttrapporten |
        hva lærte | kva lærte | ka lærte | what did we learn | what was learned | what was learnt | hva kom ut av |
        kva kom ut av | ka kom ut av | what came out of |
        konklusjon | konklusjonen | konklusjoner | konklusjonar | konkludere | konkluderte | konkluderer |
        konkluderar | resultat | resultatet | resultater | resultatene | resultata | funn | funnene | funna |
        anbefaling | anbefalinger | anbefalingene | tilråding | tilrådingar | conclusion | conclusions | concluded |
        conclude | findings | results | outcome | outcomes | recommendations | recommended
    """,
    "author": """
        forfatter | forfatteren | forfattar | skrevet av | hvem skrev | kven skreiv | kem skreiv | hvem har skrevet
        | kven har skrive | hvem skriver | kven skriv | kem skriv | hvem lager | kven lagar | hvem lagde |
        kven laga | kven har laga | kem laga | kem ha laga | who made | who has made | author |
        authors | who wrote | who writes | who is writing | written by | who has written
    """,
    "leadership": """
        who runs | who leads | who is running | who is in charge | who's in charge | hvem styrer | hvem eier |
        hvem bestemmer over | hvem driver | kven styrer | kven bestemmer over | kven eig | kven driv | kem styre |
        kem eig | kem bestæmme over | kem driv
    """,
    "contact": """
        telefon | telefonen | telefonnummer | telefonnummeret | mobil | mobilnummer | tlf | epost | eposten | e post
        | e posten | nummeret til | epostadresse | e postadresse | epostadressen | e postadressen | e postadressa |
        epostadressa | mailadressen | mailadressa | mail | mailadresse | kontakt | kontaktperson |
        kontaktpersonen | kontaktinfo | kontaktinformasjon | phone | phone number | telephone | email | e mail |
        email address | contact | contact person | contact information
    """,
    "documents": """
        hvor mange sider | kor mange sider | kor mang sida | how many pages | sidetall | sidetal |
        dokument | dokumentet | dokumenter | dokumenta | dokumentene | presentasjon | presentasjonen |
        presentasjoner | presentasjonane | lysbilde | lysbilder | lysark | referat | referatet | referata |
        saksdokument | sakspapirer | sakspapir | opptak | opptaket | lenke | lenka | lenken | lenker | document |
        documents | slides | slide deck | presentation | presentations | minutes | recording | recordings | pdf |
        powerpoint | handouts
    """,
}

ROLES = """
    ordførerne | ordførarane | prosjektlederne | prosjektleiarane | prosjektledere | prosjektleiarar |
    kommunedirektørene | kommunedirektørane | mayors | project managers | municipal directors | ordfører |
    ordføreren | ordførar | ordføraren | ordfører'n | ordførern | kommunedirektør | kommunedirektøren | rådmann |
    rådmannen | prosjektleder | prosjektlederen | prosjektleiar | prosjektleiaren | prosjektledern | kontaktperson |
    leder | lederen | leiar | leiaren | sjef | sjefen | mayor | project manager | municipal director | leader |
    chair | chief executive
"""
"""People by their office, of whom none is on record by name."""

THE_NAME_OF = """
    who are | names of | navnene på | namna på | hvem er | kven er | kem e | kem er | hvem var | kven var |
    hvem blir | kven blir | heter | heiter | heite | hete | het | navnet på | namnet på | who is | who's | who was |
    name of | called
"""
"""What people ask for the name of an office's holder with."""

MEANS_NOTHING = """
    vær så snill | vær så god | ver så snill | ver så god | vær vennlig | ver venleg | ver vennleg | vær med |
    ver med | vær hilset | bli med | of course | of courses | quote unquote | for all del | last minute |
    minutes ago | a few minutes | ten minutes | five minutes | goal keeper | how far off | how far along |
    how far into | hvor langt fram |
    kor langt fram | 5 minutes | 10 minutes | bridge the gap
"""
"""Phrases with a word in them that means something else than it does alone: they name nothing."""
