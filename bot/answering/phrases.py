"""What people ask with and how they say which of several they mean: tables of phrases, in every language at once.

To teach the bot a new way of asking, add its phrase to a row. How they are found in a message: `asking`.
"""

from typing import Literal

Asked = Literal[
    "when", "where", "who", "attends", "adopted", "host", "theme", "purpose", "length", "until", "since", "count",
    "sequence", "which", "list", "all", "to come", "any", "greeting", "thanks", "told", "praise", "help",
]  # fmt: skip
Order = Literal[
    "next", "previous", "first", "last", "final", "second", "third", "fourth", "fifth", "sixth", "following",
    "preceding", "between", "penultimate",
]  # fmt: skip
"""Which of several.

`last` may be the latest that is over, `final` is the last on record; `following` and `preceding` count from what was
spoken of before, and `between` are those between two; `penultimate` is the last but one on record.
"""

ASKED: dict[Asked, str] = {
    "when": """
        nr | nårr | wen | whn | ukedag | ukedagen | hvilken ukedag | vekedag | weekday | day of the week | når | nar |
        naar | nårtid | når'n | ka tid'n | kåtti | kårti'n | katti | ka dag | ka dato'n | hvilken uke | kva veke |
        hvilken måned | kva månad | ka måned | hvilken mnd | kva mnd | ka mnd | hvilket år | kva år | ka år |
        which month | what month | which week |
        what week | which year | what year | hvilke dager | kva dagar | ka daga | what days | which days | kva tid |
        katid | ka ti | ka tid | korti | kårti | når tid | hvilken dag | hvilken dato | hvilke datoer | kva dag |
        kva dato | dato | datoen | datoene | datoane | tidspunkt | when | whens | when's | what date | what dates |
        which date | which day | what day | date | dates | kor tid | kortid | kor ti | datoer | datoar | ka dag'n
    """,
    "where": """
        hvr | hvo | vor | wher | whre | hvor | kor | kvar | kor hen | hvor hen | hvilket sted | hvilken kommune |
        hvilken plass | kva plass | ka plass | ka kommune | kær | kordan plass | i hvilken kommune | ka sted |
        kva stad | kva kommune | where | wheres | where's | what place | which municipality | which place |
        which town | what town | which village | hvilken bygd | kva bygd | ka bygd | hvilket tettsted |
        kor ska ho vær | kor ska det vær | kor ska den vær | kor skal ho vær | kor ska vi vær |
        hvor går turen | kor går turen | kor gjeng turen | kor tar vi turen | which municipality's | hvor hen er
    """,
    "who": """
        organisasjoner | organisasjonene | organisasjonar | organisasjonane | organisations | organizations | hvem |
        kven | kem | kæm | who | whom | whos | who's | hvilke roller | which roles | hvilken rolle
    """,
    "attends": """
        deltar | deltek | deltok | delta | deltatt | deltaker | deltakere | deltakerne | deltakarar | deltakarane |
        hvem er med | kven er med | kem e med | hvem var med | kven var med | kem va med | er med på | e med på |
        e me på | var med på | va med på | va me på | hvem kommer | kven kjem | kem kjæm | hvem møter | hvem skal |
        kven skal | kem ska | hvem var på | kven var på | kem va på | hvem er på | kven er på | kem e på |
        hvem var i | kven var i | hvem er i | invitert | inviterte | inviteres | participants | attendees | attend |
        attends | attended | takes part | take part | took part | taking part | who comes | who came | who is coming
        | who was in | who was on | who was at | who is at | who's coming | who will be there | who was there |
        invited | participate | participates | participated | participating | join | joins | joined
    """,
    "adopted": """
        which body | what body | which committee | what committee | which board | hvilket utvalg | hvilken komité |
        hvilket organ | kva utval | kva komité | kva organ | ka utvalg | ka slags utvalg | ka komité | ka organ |
        who adopted | who passed | who approved | who signed off | adopted by | passed by | approved by |
        hvem vedtok | hvem godkjente | hvem har vedtatt | hvem har godkjent | vedtatt av | godkjent av |
        kven vedtok | kven godkjende | kven har vedteke | kven har godkjent | vedteke av | vedteken av |
        kem vedtok | kem godkjent | kem godkjente | kem ha vedtatt | kem ha godkjent
    """,
    "host": """
        hvem inviterte | kven inviterte | kem inviterte | who invited | tar imot oss | tek imot oss | tok imot oss |
        tar imot | tek imot | tok imot | welcoming | welcomes | welcomed | står for | stod for | sto for |
        hvem var vert | kven var vert | kem va vert | var vert | va vert | vart vert | ble vert | blir vert |
        bli vert | være vert | vere vert | vær vert | er vert | hvem er vert | kven er vert | kem e vert | e vert |
        sin tur | hvis tur | whose turn | turn to host | our turn | their turn | turn next | turn this | turn now |
        tur til å | by whom | av hvem | av kven | av kem | hvem har |
        hvem hadde | hvem skal ha | kven har | kven hadde | kven skal ha | kem har | kem ha | kem hadde | kem ska ha |
        hvem holder | hvem holdt | hvem tar | hvem tok | kven held | kven heldt | kven tek | kven tok |
        hvem er neste | kven er neste | kem e neste | hvem er først | hvem var først | kven var først |
        kven var fyrst | who is next | who's next | whos next | who was first | who has | who had | who held |
        who holds | who did | who is having | who organises | who organizes | who organised | who organized |
        who arranged | who arranges | organisert av | hvem organiserer | hvem organiserte | kven organiserer |
        kven organiserte | hvem arrangerer | kven arrangerer | hvem arrangerte | organiser | organizer | arrangører |
        arrangørar | arrangørane | arrangørene | vertane | vertene | vertskommunene | vertskommunane | vertskommuna |
        host municipality | host municipalities | decided by | who decided | hvem bestemte | kven bestemte |
        kem bestemt | arrangere | hvem skal holde | kven skal halde | kem ska hold | vert for | verter | vertskap |
        vertskapet | vertskommune | vertskommunen | vertskommuner | vertar | vertskommunar | arrangør | arrangerer |
        arrangerte | arrangerar | host | hosts | hosted | hosting | har tur | ha tur | har tur'n | have the turn
    """,
    "theme": """
        hovedtema | hovedtemaet | hovudtema | hovudtemaet | overskrifta | overskriften | headline | tema | temaet |
        temaer | temaene | temaa | handlet om | handla om | handler om | handlar om | gjaldt | handlet | handla |
        handler | handlar | omhandlet | omhandla | snakket om | snakka om | snakker om | snakke om | snakk om |
        prat om | prater om | drøfte | drøfta | drøftet | lære om | jobbe med | jobba med | jobbet med |
        jobba vi med | jobbet vi med | arbeidde vi med | arbeidet vi med |
        snakket vi om | snakka vi om | snakkes om | prata om | prata vi om | prate om | emne | emnet | emner |
        fokus | temaan | temae | tematikk | tematikken | talked about | talk about | talking about | discussed |
        discuss | focus | deal with | dealt with | on the agenda | covered | diskuterte | diskutert | diskutere |
        tok opp | theme | themes | topic | topics | subject | about | om hva | om kva
    """,
    "purpose": """
        oppnå | oppnås | oppnåast | achieve | mål | målet | maal | maalet | målsetting | formål | formålet | føremål |
        føremålet | hensikt | hensikten | purpose | goal | aim | objective | målene | måla | målan | målsettinga |
        målsettingen | målsetjing | goals | aims | objectives | targets | target
    """,
    "length": """
        hvor lenge | kor lenge | hvor lang | kor lang | hvor mange dager varer | hvor mange dager er |
        kor mange dagar er | kor mange daga e | kor mang daga e | how many days is | varighet | how long |
        how many days | hvor lenge varer | hvor lenge varte | kor lenge varer | kor lenge varte |
        hvor mange dager varte | kor mange dagar varte | kor læng | kor lang tid | kor leng | lengden | varte |
        how long did | how long was | how long is | kor mange dagar var | kor mange daga va | kor mang daga va |
        hvor mange dager var | how long does | how long will | hvor mange dager mellom | hvor mange uker mellom |
        hvor mange måneder mellom | kor mange dagar mellom | kor mange veker mellom | kor mange månader mellom |
        kor mange dagar er det mellom | kor mange veker er det mellom | kor mange månader er det mellom |
        hvor mange dager er det mellom | hvor mange uker er det mellom | hvor mange måneder er det mellom |
        how many days between | how many weeks between | how many months between | kor mang daga e det mellom |
        kor mang måna mellom
    """,
    "until": """
        hvor mange uker igjen til | hvor mange dager igjen til | hvor mange måneder igjen til |
        kor mange veker att til | kor mange dagar att til | kor mang uka igjen te | how many weeks left until |
        how many days left until | how many months left until | weeks left until | days left until |
        how many weeks left till | uker igjen til |
        hvor langt fram | kor langt fram | how far off |
        kor læng til | kor læng te | kor læng e det te | kor læng e det til | kor leng e det te | kor leng e det til
        | kor lenge e det te | kor lenge e det til | kor lang tid te | hvor mange måneder til |
        kor mange månader til | hvor mange måneder er det til | kor mange månader er det til | kor mange daga te |
        kor mang daga te | kor mange daga e det te | kor mang daga e det te | kor mang veka te | kor mange uka te |
        kor mang uka e det te | how many weeks is it until | how many days till | how many weeks till |
        how many months until | how many months till | how soon | dager igjen til | dagar att til | hvor snart |
        kor snart | countdown | nedtelling | hvor lenge til | hvor lenge er det til | kor lenge til |
        kor lenge er det til | hvor mange dager til | kor mange dagar til | hvor mange uker til |
        kor mange veker til | hvor mange dager er det til | kor mange dagar er det til | hvor mange uker er det til
        | kor mange veker er det til | how long until | how long till | how long before | how many days until |
        how many weeks until | how long is it until | how many days is it until | kor lang tid er det til |
        hvor lang tid er det til
    """,
    "since": """
        hvor mange dager siden | hvor mange dager er det siden | hvor mange uker siden |
        hvor mange uker er det siden | hvor mange måneder siden | hvor mange måneder er det siden |
        kor mange dagar sidan | kor mange dagar er det sidan | kor mange veker sidan | kor mange veker er det sidan
        | kor mange månader sidan | kor mange månader er det sidan | kor læng sida | kor læng sia |
        kor læng e det sida | kor læng e det sia | kor lenge e det sia | kor lenge e det sida |
        kor lenge e det siden | kor lang tid sidan | hvor lang tid er det siden | kor lang tid er det sidan |
        how many days ago | how many weeks ago | how many months ago | how many days since | how many weeks since |
        how many months since | how long has it been | how long is it since | hvor lenge har det gått siden |
        hvor lenge siden er det | kor lenge sidan er det | kor læng sia e det | how many days is it since |
        hvor lenge er det siden sist | hvor lenge siden | hvor lenge er det siden | kor lenge sidan |
        kor lenge er det sidan | kor lenge sia | kor lenge siden | hvor lang tid siden | how long ago |
        how long since | how long has it been since
    """,
    "sequence": """
        før eller etter | førr eller ætter | førr eller etter | før eller ætter | før eller seinare |
        etter eller før | before or after | after or before | kom først | kjem først | kommer først | kom fyrst |
        kjem fyrst | kjæm først | came first | comes first | came before | came after
    """,
    "count": """
        hvor mange | kor mange | kor mang | antall | talet på | how many | number of
    """,
    "all": """
        alle | alt | alt sammen | samtlige | oversikt | oversikten | oversikta | liste | lista | listen | list | all
        | every | everything | i alt | til sammen | tilsammen | totalt | total | in total | altogether | in all |
        over the years | gjennom årene | gjennom åra | opp gjennom | noensinne | nokosinne | ever | so far in total
        | hele programmet | heile programmet | whole programme | entire programme | full oversikt | hele lista |
        historikk | historikken | history | hele tida | timeline | tidslinje | tidslinja
    """,
    "to come": """
        igjen | ijen | ijænn | att | gjenstår | står igjen | står att | kommer | kjem | kjæm | kommende | komande |
        framover | fremover | framtidige | fremtidige | planlagt | planlagte | planlagd | planlagde | skal | ska |
        blir | vert | vil | ligger foran | left | remaining | remain | remains | upcoming | coming | coming up |
        planned | will | future | scheduled | ahead | to come | still to come | to go | er det mer | er det flere |
        er det noe mer | er det noko meir | e det meir | e det fleire | e det nåkka meir | er det meir |
        er det fleire | any more | anything more | are there more | is there more | noe mer | noko meir | nåkka meir
    """,
    "which": """
        hvilken | hvilket | hvilke | kva for | kva for ein | kva for ei | ka for | ka slags | which
    """,
    "list": """
        oldest first | newest first | earliest first | latest first | eldste først | eldst først | nyeste først |
        tidligste først | eldste fyrst | nyaste fyrst |
        know about | tell me about | tell us about | vet om | veit om | vet du om | veit du om | fortell om |
        fortel om | fortell meg om | fortel meg om | fortæll om | hva skjer | ka sjer | ka som skjer | ka skjedd |
        ka som skjedd | ka hendt | hva hendte | hva hender | ka hend | hva er det som skjer | kva er det som skjer |
        hva har vi | hva er planlagt | kva er planlagt | kva har vi | ka har vi | what did we do | hva gjorde vi |
        kva gjorde vi | ka gjor vi | what do we have | what's planned | what is planned | what's coming up |
        what's coming | what is coming up | what took place | what has happened | what else | kva elles | hva ellers |
        hva mer | kva meir | taking place | takes place | kva skjer | ka skjer | hva skjedde | kva skjedde |
        ka skjedde | kva hende | hva foregår | vis | show me | show us | show all | show the list | show gatherings |
        show events | what happens | what happened | what's happening | what is happening | whats happening |
        what's on | whats on | what is on | events | hva har skjedd | kva har skjedd | program | programmet framover |
        kalender | kalenderen | calendar | schedule | recap | recap of | oppsummer | oppsummering | oppsummering av |
        sum up | what have we got | what have we got planned | ka ha vi planlagt
    """,
    "any": """
        er det noe | er det noko | e det nå | e det nåkka | er det nokon | er det noen | noe | noko | nokon | noen |
        anything | is there | are there | any
    """,
    "greeting": """
        god morgon | god kveld | hei | heisann | hallo | halla | hello | hi | hey | hei hei | heia | morna | mårn |
        god ettermiddag | hallais | god helg | good day | good afternoon | good evening | hiya | howdy | god morgen
        | god dag | morn | good morning
    """,
    "thanks": """
        takk | takker | takkar | takk for sist | takk før sist | takk for førre gong | takk for forrige gang |
        takk skal du ha | takk for hjelpen | takk for hjelpa | takk for svar | takk for det
        | ok | okei | okay | den er grei | skjønner | forstått | got it | ha det | ha det bra | ha ein fin dag
        | ha en fin dag | hadet | bye | goodbye | see you | much appreciated | 👍 | 🙏 | 😊 | ❤ | tusen takk |
        mange takk | thanks | thank you | thx | cheers
    """,
    "told": """
        nå vet jeg | no veit eg | no veit æ | nå veit æ | nu veit æ | no vet jeg | nå vet æ | no vet æ | da vet jeg |
        da veit eg | då veit eg | da veit æ | så vet jeg | så veit eg | now i know | then i know | det var det jeg |
        det var det eg | det va det æ | det var alt | that was all | that's all | that is all | that was just what |
        that was what | that's what i | that is what i | just what i
    """,
    "praise": """
        perfekt | perfect | great | awesome | brilliant | fint | bra | kult | cool | herlig | strålende | nydelig |
        knall | greit | nice | lovely | supert | flott | topp | good | bra jobba | good job | så bra | så fint
    """,
    "help": """
        hjelp | help | hva kan jeg spørre om | kva kan eg spørje om | ka kan æ spør om | what can i ask |
        hva kan jeg spørre deg om | kva kan eg spørje deg om | what can i ask you | hva vet du | kva veit du |
        ka veit du | what do you know | hvordan virker du | korleis verkar du | koss funke du | how do you work |
        hvem er dette | ka e du | hva er du | kva er du | what are you | kem e du | kan du hjelpe |
        kan du hjelpe meg | can you help | can you help me | hva kan du gjøre | hva kan du svare på |
        kva kan du svare på | what can you answer | hva gjør du | kva gjer du | what do you do | hva kan du |
        kva kan du | ka kan du | what can you do | hvem er du | kven er du | who are you | tell me about yourself |
        fortell om deg | fortell om deg selv | fortel om deg | fortel om deg sjølv
    """,
}
ORDERS: dict[Order, str] = {
    "next": """
        nxt | nste | neste | står for tur | stå førr tur | står førr tur | stend for tur |
        står på tur | next in line | next up | nest | næst | næste | nestemann
        | som kommer nå | nærmeste | next one | nexte | neiste | kommende | komande | førstkommende | next |
        upcoming | coming
    """,
    "previous": """
        forrige | førre | forje | forgje | førje | forrie | førrige | førri | siste gongen | sist gong |
        siste gangen | sist vi | sist møttes | nettopp hatt | sest | last met | last meet | last meeting | last one
        | previous one | forrige gang | sist | sist gang | siste gang | i sted | previous | last time | most recent
        | nyeste | siste vi hadde | vi var sist | latest
    """,
    "first": """
        starter det hele | startet det hele | startar det heile | starta det heile | begynner det hele |
        begynte det hele | byrja det heile | byrjar det heile | det hele starter | det hele startet |
        since when does | since when has | did we start | did we begin |
        we started | we began | begynte vi | starta vi | startet vi | byrja vi |
        vi begynte | vi startet | vi starta | vi byrja |
        starter i lag | startar i lag | begynner i lag | begynte i lag | byrjar i lag | byrja i lag |
        i lag starter | i lag startar | i lag begynner | i lag begin | i lag began | i lag starts | i lag started |
        starter programmet | startar programmet | programmet starter | programmet startar | begynner programmet |
        byrjar programmet | programme starts | programme begin | programme began | nr 1 | nr . 1 | nummer 1 |
        number 1 | number one | 1 st | fysste | fysst | fyste | førstj | førrst | fyrst | aller først |
        programmet startet | startet programmet | programmet starta | starta programmet | startet i lag |
        starta i lag | i lag startet | i lag starta | i lag start | programme start | programme started |
        did it all start | start of the programme | starten på programmet | starten av programmet |
        begynte det hele | starta det heile | byrja det heile | startet det hele | begynte programmet |
        byrja programmet | vi i lag | first one | første | fyrste | først | first | aller første
    """,
    "last": """
        siste | last
    """,
    "final": "final one | final gathering | very last | aller siste | siste i programmet",
    "penultimate": """
        nest siste | nestsiste | nest sist | nestsist | nest siste i programmet | penultimate | second last |
        second to last | last but one | next to last
    """,
    "second": "andre | second | 2 nd | andre gang | nr 2 | nr . 2 | nummer 2 | nummer to | number 2 | number two",
    "third": "tredje | third | 3 rd | nr 3 | nr . 3 | nummer 3 | nummer tre | number 3 | number three",
    "fourth": "fjerde | fourth | 4 th | nr 4 | nr . 4 | nummer 4 | nummer fire | number 4 | number four",
    "fifth": "femte | fifth | 5 th | nr 5 | nr . 5 | nummer 5 | nummer fem | number 5 | number five",
    "sixth": "sjette | sixth | 6 th | nr 6 | nr . 6 | nummer 6 | nummer seks | number 6 | number six",
    "following": """
        den etter | den etterpå | etter den | etter det | etter det igjen | den neste etter | neste etter den |
        etter den igjen | den dærretter | den ætter | etter denne | etter dette | after this | after this one |
        one after | the one after | one after that |
        the one after that | after that | the following | following one | and then | og så | og deretter | deretter
        | og etterpå | etterpå | etterpå da | kva så | hva så | then what | what then
    """,
    "preceding": """
        den før | før den | den før der | den førr | den forrige før | før det | før det igjen | før den igjen |
        the one before | one before | the one before that | one before that | before that | prior to that |
        før denne
    """,
}
