"""What people ask of a gathering that no programme's data has a field for, by the words they ask with.

The bot says of each, by name, that it is not on record. To teach it another word, add the word to its row.
"""

from collections.abc import Mapping

ATTRIBUTES: Mapping[str, str] = {
    "weather": """
        vær | været | vêr | vêret | veret | værmelding | værmeldinga | værmeldingen | vermelding | vêrmeldinga | yr |
        temperatur | regn | regner | snø | snør | weather | forecast | temperature | rain | raining | snow
    """,
    "deadline": """
        frist | fristen | påmeldingsfrist | påmeldingsfristen | svarfrist | svarfristen | deadline | deadlines
    """,
    "time-of-day": """
        klokkeslett | klokkeslettet | klokka | klokken | klokkå | starttid | starttidspunkt | oppmøtetid |
        oppmøte | når på dagen | tid på dagen | time of day | what time | at what time | start time | starting
        time | o'clock
    """,
    "venue": """
        lokale | lokalet | lokaler | lokala | møterom | møterommet | møtelokale | adresse | adressen | adressa
        | bygg | bygget | bygning | bygningen | nøyaktig hvor | nøyaktig kvar | hvor nøyaktig | hvor henne |
        venue | address | building | meeting room | conference room | where exactly | exactly where
    """,
    "speaker": """
        foredragsholder | foredragsholdere | foredragshaldar | foredragshaldarar | foredrag | foredraget |
        innleder | innledere | innleiar | innleiarar | innlegg | innlegget | taler | talere | talar | talarar
        | hvem snakker | kven snakkar | kem snakke | speaker | speakers | keynote | talks | lecture | lecturer
        | presenter | presenters
    """,
    "agenda": """
        agenda | agendaen | dagsorden | dagsordenen | dagsorden | saksliste | sakslista | sakslisten |
        sakliste | kjøreplan | kjøreplanen | køyreplan | dagsprogram | dagsprogrammet | program for dagen |
        programmet for dagen | program samling | program samlinga | program samlingen | programmet samling |
        programmet samlinga | programmet samlingen | programmet på samlinga | programme for the day |
        programme of the day | program of the day
    """,
    "price": """
        pris | prisen | koster | kostar | koste | kostnad | kostnaden | betale | betaler | betalar |
        deltakeravgift | deltakaravgift | avgift | gratis | price | cost | costs | fee | fees | pay | for free
    """,
    "travel": """
        reise | reisa | reisen | reiser | reiserute | avreise | transport | transporten | buss | bussen | tog
        | toget | flyplass | flyplassen | fly | flyet | samkjøring | samkøyring | kjørerute | hvordan kommer
        jeg | hvordan kommer vi | hvordan kommer man | korleis kjem eg | korleis kjem vi | korsen kjæm | koss
        kjæm | veibeskrivelse | vegbeskriving | travel | transportation | bus | train | flight | flights |
        airport | directions | how do i get | how do we get | how to get | get there | getting there | driving
    """,
    "ferry": """
        ferge | ferga | fergen | ferje | ferja | ferjen | fergetider | ferjetider | fergeruta | ferjeruta |
        ferjerute | fergerute | lekaferja | lekaferga | båt | båten | hurtigbåt | hurtigbåten | ferry |
        ferries | boat
    """,
    "food": """
        lunsj | lunsjen | middag | middagen | mat | maten | matservering | servering | meny | menyen | frokost
        | frokosten | frukost | kaffe | kaffen | kaffi | allergi | allergier | allergiar | festmiddag | lunch
        | dinner | food | breakfast | coffee | menu | allergies | catering | supper
    """,
    "hotel": """
        hotell | hotellet | overnatting | overnattinga | overnattingen | overnatte | losji | rom | hotellrom |
        hotel | hotels | accommodation | accommodations | lodging | where to stay | stay overnight | stay the
        night
    """,
    "parking": """
        parkering | parkeringa | parkeringen | parkere | parkeringsplass | parkeringsplasser | parking |
        parking lot | where to park | car park
    """,
    "registration": """
        påmelding | påmeldinga | påmeldingen | påmeldingslenke | påmeldingsskjema | meld på | melde på | melde
        meg på | melde oss på | melde seg på | melder jeg meg på | melder vi oss på | melder man seg på |
        melder eg meg på | meld meg på | meld oss på | registrering | registrere | registration | register |
        sign up | signup | enrol | rsvp
    """,
    "participants": """
        deltakerliste | deltakerlista | deltakerlisten | deltakarliste | deltakarlista | påmeldt | påmeldte |
        påmelde | navn på deltakerne | navnene på deltakerne | namna på deltakarane | hvem har meldt seg på |
        kven har meldt seg på | hvor mange deltakere | kor mange deltakarar | hvor mange deltar | attendee
        list | list of attendees | participant list | participants list | list of participants | names of the
        participants | signed up | registered | how many participants | how many attendees
    """,
    "contact": """
        telefon | telefonen | telefonnummer | telefonnummeret | mobil | mobilnummer | tlf | epost | eposten |
        e post | e posten | epostadresse | e postadresse | mail | mailadresse | kontakt | kontaktperson |
        kontaktpersonen | kontaktinfo | kontaktinformasjon | phone | phone number | telephone | email | e mail
        | email address | contact | contact person | contact information
    """,
    "documents": """
        dokument | dokumentet | dokumenter | dokumenta | dokumentene | presentasjon | presentasjonen |
        presentasjoner | presentasjonane | lysbilde | lysbilder | lysark | referat | referatet | referata |
        saksdokument | sakspapirer | sakspapir | opptak | opptaket | lenke | lenka | lenken | lenker |
        document | documents | slides | slide deck | presentation | presentations | minutes | recording |
        recordings | pdf | powerpoint | handouts
    """,
}

MEANS_NOTHING = """
    vær så snill | vær så god | ver så snill | ver så god | vær vennlig | ver venleg | ver vennleg | vær med |
    ver med | vær hilset | bli med | of course | of courses | quote unquote | for all del | last minute |
    minutes ago | a few minutes | ten minutes | five minutes | goal keeper | 5 minutes | 10 minutes | bridge
    the gap
"""
"""Phrases with a word in them that means something else than it does alone: they name nothing."""
