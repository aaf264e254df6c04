"""Words that wrap a question and are never its subject: how people hedge, order, explain and say what it is for.

Like the everyday words they change nothing of what is asked, and a message is not refused for them. But there are so
many of them that a word which is one letter from one may well be another: to these nothing is put right, and a name
that looks like one stays a name.
"""

from collections.abc import Mapping
from functools import cache

from bot.answering.words import fold

FILLERS: Mapping[str, str] = {
    "Norwegian": """
        administrasjonen administrativ aktuell aktuelle aktuelt aktør aktøren aktørene aktører allfall
        almanakk ang angi angir angis angitt angår anledningen ansvarlige anta antagelig antakelig antallet
        antatt antok assistent assistenten avdeling avdelinga avdelingen avgjorde avgjort avgjør avgjøre
        avgjøres avholder avklare avklarer avklares avklaring avklart avsatt avslutte avslutter avsluttet
        avsnitt avvente avvikle avvikler begynn begynnelsen behandle behandles behandlet behovet behøvd
        behøvde behøve bekreft bekrefta bekreftelse bekreftes bekreftet bekymret benytte benytter benyttes
        benyttet beskrevet beskrive beskriver beskrives besto bestå besvare besvares betydd bidra bidrar
        bidratt bidro bla bruk brukt dagens daglig daglige dagtid delte delvis derimot dersom detalj detaljert
        detaljerte dobbeltsjekk dobbeltsjekka dobbeltsjekker dobbeltsjekket dreier droppa droppes droppet
        dukka dukke dukker dukket dvs egentlige eks eksakte ekskl ekstern eksterne eksternt ekstra elns ende
        endelige ender endes endra endres endret endt endte enhver enig enige enkeltvis enkle enklere enkleste
        enten ethvert etterfølgende ettermiddagen eventuell faktiske falle faller falt fastsatte fastsette
        fastsetter fastsettes fattet ferdige ferdigstille ferdigstiller ferdigstilte ferskeste fiksa fikse
        fikser fins fireårig fireårige fjoråret fjorårets flaut flerårig flerårige fleste flesteparten fom
        forbi fordelt foregående forekommer forelagt forelegges foreløpige foretas foretatt forholdsvis
        forhåpentlig forhåpentligvis forifjor forklarer forklares forklart forklarte formelle formiddagen
        formidlet forsinka forsinke forsinket forskjell forskjellen forskjellig forskjøvet forskyves forsøke
        forsøker forsøkt forsøkte fortalte fortelles fortløpende fortsatte fortsette fortsetter forveksle
        forveksler forvente forventer forventes forventet framlagt framlegge framlegges framtidig fremlagt
        fremlegge fremlegges fremtidig fulgte fullføre fullfører fullføres fullført fullførte fullstendig
        fullstendige fylkeskommunal fås følger følges føre føres førstnevnte førte gav generell generelt gir
        gis gitt gjengi gjengir gjengis gjengitt gjennomføre gjennomfører gjennomførte gjennomgang
        gjennomgangen gjensto gjenstå gjenværende gjett gjette gjøres glemme glemsk godkjenne godkjenner
        godkjennes gradvis greier grovt grunnet gyldig gyldige halvparten halvårlig halvårlige havna havne
        havner havnes havnet heldigvis hensyn henvise henviser henvises henvist heretter herfra hilse hilsen
        hilser hjalp hjelpes hovedpoenget hovedsakelig hukommelse hukommelsen huskes hvasomhelst hverken
        hvertfall hvilkensomhelst hvorsomhelst hvorvidt hyggelige hyppig hyppige håpet hører iallefall
        iallfall iblant idet ifall ifjor ifm igangsatt iht ihvertfall ikveld imidlertid imorges informer
        informere informerer informert ingenting inkl inkluderer inkluderte innebar innebære innebærer
        inneholde inneholdt inneværende inngikk inngå inngår inngått innkalles innkalt innleveres innlevert
        innsendt inntreffer interessere interesserer interkommunal interkommunale intern interne internt
        involveres involverte iovermorgen iverksatt ivertfall iår jevne jevnlige justeres justert kall kaller
        kalte kanalen kjappe kjenn kjenner kjente klaffa klaffer klarer klarere klarte knyttes kollegaene
        kollegene kolliderer kommunal kommunale kommunalt kommunens komplett komplette konkrete kontroller
        kontrollerer kontrolleres kontrollert korrekt korrekte kort korte kortere kortfattet kortnavn
        kortnavnet kortvarig krasja krasje krasjer krasjet kronologisk kronologiske kulepunkt kunngjort
        kvartalsvis lagres lagret lande lander lar latt legges leita leite leiter les lese leser leses lest
        leste lete leter levere lignende ligner lik liknende linja linje linjen listene lister listes listet
        litegrann littegrann lokalt løpende maks maksimalt maksimum mangla manglet marker markert melding
        meldingen mellomtida mellomtiden menes mengda mengde mengden ment merke merker mesteparten mfl
        midlertidig midten mindre minimum minn minste misforstå misforståelse misforstår misforstått mndr
        motta mottar mottas mottatt mottok mulige mulighet muligheten muntlig mvh månedlig månedlige månedsvis
        måter nabo naboer naturlig naturlige nedenfor nedover nemlig nestkommende nevner nevnes noenlunde
        noenting nokså noter noteres noterte nyere nårsomhelst nåværende nødvendigvis nøyaktige offentlig
        offentlige offisielle oftere oftest omfatte omfattes omfattet omhandle omtales omtrentlige oppdater
        oppdaterer oppdateres oppdaterte oppfattet oppføre oppføres oppført oppga oppgir oppgis opplyser
        opplyses opplyst oppriktig opprinnelig opprinnelige oppsummere oppsummerer oppsummeres oppsummeringen
        oppsummert opptatt ordene ordet ordna ordne ordner ordnet organisere organiseres orker orket ovenfor
        ovennevnte overens overlapper overleveres overlevert overmorgen oversendes oversendt oversikter par
        parallelt passa passe passer peker periode perioden perioder personen pluss politikere politikerne
        politisk politiske presise presiser presisering presisert presist primært prinsippet prøv prøvd prøvde
        publisere publiserer punkt punkter punktvis påbegynt påfølgende pågå pågått påstås påstått rakk ramsa
        ramser ramset rart raske raskere raskest refererer referert regelmessig regelmessige regionale
        regionalt rekk rekkefølge rekkefølgen relativt relevans relevante resten rette revisor riktige
        riktignok rukket samler sammenfaller sammenhengen samsvarer samtidig samtidige sannsynlig sannsynlige
        satte savnes sein seine seinere seinest seineste seint sekretær sekretæren selvom sen sendes sendt
        sendte senere senest seneste sent sentral sentrale seriøs seriøst setning setningen setninger setter
        sies sirka sistnevnte sitte sjanse sjansen sjef sjekker sjekkes sjekket sjelden sjeldnere skjønt
        skjønte skriftlig skrives skyldes slapp slike slikt slipper sliten sluppet slutta sluttes sluttføres
        sluttført snille sorter sortere sortert spesiell spesifikk spesifikke spesifiser spesifisert spørs
        spørsmålene stadfest stadfesta startes statlig statlige statusen stikkord stikkordsform stille stiller
        stilles stilt stilte strekker stresset stunden støtt svarene svares svarte svært syns såkalt såpass
        talt tanke tanken tanker telle teller telles temmelig tenk tenkes tentativ tentativt teorien
        tidspunkter tidspunktet tidsrom tidsrommet tilbudt tilby tilfeldig tilfeldige tilfeller tilfellet
        tilhøre tilhører tilhørt tilhørte tilknytta tilknyttet tilstrekkelig tilsvarende tilsvarer totalen
        toårig treffer trenges trengs treårig treårige tross truffet tråden tydelige uenig uformell uformelt
        uheldigvis ukedagene ukedager ukenr ukentlig ukentlige ukenummer ukevis ukjent ukjente umulig
        underforstått underveis undre undrer unnskylde unnskylder unntak unntaket uoffisiell uoffisielt
        utarbeide utarbeider utarbeides utarbeidet utføre utfører utføres utført utgangspunkt utgangspunktet
        utgjør utløper utløpt utsendt utsettes vedkommende vedr vedrører vedtar vedtatte venta ventes ventet
        versjonen vha viktig viktige virke vises vist vurderer årshjul årshjulet årsskiftet årstall årstallet
        ærlig ærlige ønskelig ønskes ørlitt øyeblikket
    """,
    "Nynorsk": """
        aktørane aktørar alvorleg alvorlege angjev anten attåt avdelingar avgjer avgjere avklarar avklaringar
        avlysast avsluttar avsluttast avventar behandlar behandlast beklagar brukar brukast byrjinga båe
        dagleg daglege delane derifrå dobbeltsjekkar dreiar dukkar eigentlege einkvan einkvar einskild
        einskilde einskildvis einskilt endar endelege endrast enklare enklast enklaste etterfølgjande
        etterkvart fann fanst fastset fastsetje fell femner ferdigstillast fiksar finnast fleirårig fleirårige
        flyttast forklarar forklarast forseinka forseinkast fortalde fortset fortsetje forutan forventar
        forventast freistar fullførde funne funnen fylgjande fylgje fylgjer fyrstkomande fyrstnemnde følgde
        følgjande følgjast følgje følgjer førast føregåande førekjem førekom førstkomande førstnemnde gjengje
        gjengjev gjennomførde gjerast gjettar gløyme godkjennast haldne halvårleg halvårlege hamnar hamne
        handsama handsamar handsamast havnar heil heilskap heilskapen helgane helgar helsing herifrå hjelpast
        hjelpt hjelpte hovudpoenget hovudsak hovudsakeleg hovudsakleg håpar høve høveleg høver høvet høyr
        høyrast ifølgje igangsett imedan inkluderast inneber innebere innehalde inneheldt inneverande inngjekk
        innkalla innleverast inviterast involverast jamleg jamnleg jamt kalendrar kallar kallast klargjer
        knyte knyter knytt kontrollerast kortare kortnamn kortnamnet krasjar kvarhelst kveldane kvenhelst
        lagrast landar laut leggast leggjast leitar lengje lesast likeins liknande liknar listar listast
        litegranne lyt medan meint meinte meldingar mellombels mengd millom mogeleg mogelege mogleg moglege
        moglegheit moglegheiter moglegvis mottakast mottek motteke månadane månadleg månadlege månadsvis
        naboane naboar naturleg naturlege nedanfor nemn nemnast nemnde nemne nemner nemnt nestkomande noterast
        noverande nyare nyttar nyttast offentleg offentlege offentleggjerast offentleggjort oftare oftast
        omfattar omfattast omlag omtalar omtrentleg omtrentlege openbart openbert oppdaterast oppførast
        oppgjev oppgjeven opphavleg opplysast oppsummerast ordnar ordnast organiserast orkar orsake osb
        ovanfor ovannemnde ovanpå overlappar overleverast partar passar peikar periodane periodar politikarane
        politikarar punkta påfølgjande raskare raskast rekkefølgja rekkefølgje rekkja rekkje rekkjefølgja
        rekkjefølgje samanheng samanhengen samsvarar samtlege sannsynleg sannsynlege seiast seinaste
        sekretærar setjast setje setningane setningar sistnemnde sjansar sjefane sjefar sjekkar sjekkast
        sjeldan sjeldnare skilnaden skjønar skjøne skriftleg skriftlege skrivast skriven slepp snøgg snøgt
        soleis somme spørjast stadfestar startast statleg statlege stillast storparten strekkjer svarast syner
        såframt såleis særs tankar tel telje tenkje tidlegast tidlegaste tidspunkta tilbydd tilfella tilhøyrde
        tilhøyre tilhøyrer tilhøyrt tilknytt tilsvarande tilsvarar timar trengde trengst tydeleg tydelege
        tydelegvis tykkjer umogleg underteikna utanfor utarbeidast utarbeidd utførast utgjer utgjere utsetjast
        vedkjem vedkomande vedrørande vekedagane vekedagar vekentleg vekentlege vekenummer ventast verkeleg
        verkelege versjonar visast vona vone vonleg ynskjeleg ynskt ynskte årstal årstalet ærleg ærlege ønskje
        ønskjeleg ønskt ønskte
    """,
    "dialect": """
        aildri ailler aillerede aillesamma ailltid aillting ainna ainnan ainner ainnleis akkerat akkorat
        aktør'n aktøran allerei allti antakeli arrangjert attme attmed begynnj bejynn bejynt bekræft bekræfta
        bekræfte bekræftes bestæmm bestæmt blei'n bleitt blidd blir'n bårti dagli deltar'n demmes derfår
        dersåm dessværre dobbeltsjækk dobbeltsjækka dåkkes dåmm dårli dæfår dæmm dæmmers dæmmes dærfør dærmed
        dærran dærsom egenkli eientli endeli ettermidda faill fainn fannj fastsætt ferdi finj finnj finns
        flæir flæire flæst flæste fløttes foreligg foreløpi forhåpentli formidda forskjelli forståir fortæl
        fortælle fortæller frammed framåt fræm fræmdeles fullstendi funni fårdi fåregår fåreligg fåreligger
        fåresten fårklar fårklart fårmell fårstå fårstår fårsøk fårt fårtalt fårtell fårtsatt fårtæll fårvente
        fårøvrig fæll fælle følj følje føljer gjaldt'n gjeill gjæld gjælde gjæng gjætt gjønnomført gløme
        greian hadd hailt hainns halvår'n halvårli hennan hennas hinnes hitåt hjælp hoillt hoilt hokken holl
        hovedsakli hværtfall hyggeli hæilt hænd hænde hændt hæng hænge hængt hørrer hørres idak ifjol igjønnom
        ihværtfall ijønnom ikkjnå ikkno ikveill ikvell imårgo imårra imårrå inneholl inneværanes innimeillom
        innimella innmed innåt isamma itj'no ittno jelp jelper jennomført jevnli jorde jort jælp jør jøre ka'n
        kaffer kafør kaførr kaill kaille kailt kainskje kalender'n kan'kje kan'n kannskje kanskj kaslags
        kemsom kjem'n kjæmm kjænn kjænne kjænt kokken koless kom'n komanes komange kommer'n kommunan kordanj
        korhen korlenge korles korless korlæng kormang kormange kormye korsj kossja kveill'n kveldan kåffor
        kåkken kåmang kåmange kåmme kårrekt kårtfatta kårtnavnet kæhelst kæmsom lell levvere levveres levvert
        likavel lissåm listan litjnå littegrainn læll læs læse meillom meldingan morra'n muli må'n måna'n
        månadan månedan månedli måntli mårran mæns mærk mærka mærkes mæste møtan naboan nabokommunan naturli
        någer någgen någgo nåkk nåkken nåkså nåkån nårsk nårti nåter nåtere nåtert næppe nætt nættopp nævn
        nævne nævnt nøyakti offisjell offisjelt ofta omtrænt opplegge oppmed partan periodan punktan pågåanes
        rekkefølga revisor'n rikti rækk række rækkefølga rækti samma samti samtli sannsynli seinar sekretær'n
        setningan sikkerli sir'n sisst sisste sjedd sjef'n sjefan sjelda sjækk sjækka sjække sjækker sjælden
        sjølfølgeli sjølfølgelig sjøll sjølsagt ska'kje ska'n skikkeli skjedd'n skjer'n skrevve skrivi skrivve
        skull'n sloppi slutt'n slutter'n spør'n spørr start'n starter'n stillj stillt strækk ståir står'n
        stæmm stæmme svaran såinn såm sånndær sånnhen sændt særli sætt sætte tebake tebakers tebyr tebys tehør
        tehøre tehører tesist tidli tidliast tidliere tidligar tidliste tidspunktan tidspunkte tilgjengeli
        tingan troli trur'n træng trænge trænger trængs trængt tydeli tæk tæll tælle tænk tænke tænker tænkt
        tænkte ukedagan ukentli umuli utsættes uttpå vanli veit'kje veit'n veldi verkeli vesste vet'n vikti
        vil'n vilj villj virkeli vorti vukku våran våss vældig vænt vænta vænte åffentli åft åfte åftest ålles
        ållti åmfatte åmkring åpp åppdater åppdatert åppe åppført åppgi åppgitt åppi åpplegget åppsummert
        årdna årdne årli årntli åss åverlevert åversikt åversikta ælles ælst ælste ænnå ærli
    """,
    "English": """
        absolutely abt according accurate accurately actual additional additionally afterward agree agrees ain't aint
        albeit alongside alphabetical alphabetically alright alternative alternatively amid amongst annual
        annually answered answering answers anticipate anticipated anticipates anticipating anyhow anymore
        anyone's anyways apologising apologize appear appeared appears appreciates appreciating approach
        approached approaching approximate arent arise arises arranging arrive arrived arrives arriving
        assistant assistants associated assumed assumes assumption assumptions auditor auditors await awaited
        awaiting awaits aware awhile becoming beginning beginnings believe believed believes believing
        belonged belonging beyond blimey boss's bothered bothers bound brief briefly bullet bullets bunch busy
        calendars case cases category certainly channel chat chats chatted chatting checked checks choose
        choosing chosen chronological chronologically clarification clarified clarifies clarify clarifying
        clash clashed clashes clashing closer closest clueless clues coincide coincides colleague's column
        columns combined combining commenced common commonly compare compared compares comparing comparison
        comparisons compile compiled compiles compiling completely completes completing confirming confirms
        confuse confuses confusing confusion consecutive consisted consisting constantly contain contained
        containing contains continue continued continues continuing conversation convey correct corrected
        correcting correction correctly could've coulda couldnt couldve counted counting counts couple
        coworker coworkers curiously current cuz darn dated decade decide decides deciding define defined
        defines defining definite definition definitive definitively depend depended depending depends
        described describes describing description despite determine diaries differ differed difference
        differences differs direct directly distinguish doesnt doubt dozen dozens eighth elaborate eleventh
        embarrassed embarrassing ending enquire enquiry ensure ensures ensuring entirely entries error errors
        essentially eventual everyones evident evidently example examples excluding exist existed existing
        exists expectation expectations expecting expects explained explaining explains explanation extremely
        fact fairly fall fallen falling falls familiar favor favour fell figures figuring finalise finalised
        finalising finalize finalized finalizing finding finds finishing fit fits fitted fitting flagged
        followed follows forever forgets former forthcoming fortunately forwarded frequently fully furthermore
        furthest general genuinely gist giving gladly gotcha gotten gratefully greetings guessed guesses hadnt
        handful happily happy hard hardly hasnt havent he'd he'll he's head headed heading headings heads
        helped helping hence herself hes highlight highlighted highlighting highlights himself hint hints hmmm
        hoped hopes hoping how'd how'll how're hurrying ideas identical identified identifies identify
        identifying idk iirc immediate immediately imminent imminently impending important importantly inbox
        incorrect incorrectly incredibly indicate indicated indicates individual individually individuals
        inform informal informed inquire inquiry instance intend intended intending intends intention internal
        internally interrupt involve involves involving irrelevant it'll items itll jot jots jotted jotting
        keeping keeps kept kindest kinds knew knowing lastly latter letting likewise listing lists locally
        locate longterm luckily ma'am major majority mark marked marking marks matter mattered matters meaning
        meanwhile mentioning mentions merely message messages middle midyear might've minor misremembering
        missing mistake mistaken mistakenly mistakes misunderstand misunderstanding misunderstood mixed mixing
        moment moments monthly months' moreover mostly mrs msg multiple mustn't naming nearer nearly needing
        needn't needs neither nevertheless newcomer newer nicely ninth nonetheless normal normally notably
        notebook notes notice noticed notices noticing noting numerous oblivious obvious occasion occasional
        occasionally occurrence occurrences occurring ofc official okey older oneself ordinary otherwise
        outline outlined overall overdue overlap overlapped overlapping overlaps overviews paragraph
        paragraphs partially pasting patient patiently pending periods personal personally persons pestering
        phrase pinpoint pinpointed pinpointing planner plenty pointed pointing points polite politely
        political politically ppl precede preceded preceding precise prefer preferred preferring prefers
        preparing presently presume presumed pretty primarily probable promptly properly proves pull purely
        puts putting puzzled queries query rarely read reader reading realise realised realize realized
        reasonably recalled recalling recalls recapping reckoned reckoning reckons refer reference referenced
        references referred referring refers refresh regardless regards regionally regular relate relates
        relating remainder remained remembered remembering remembers reminded reminding reminds repeated
        repeating rephrase replied replies reply replying request requested requests require required requires
        requiring respond responded responding responds response responses rest return returned returning
        returns reword rly rough row rundown rushing sadly saying scatterbrained search searching sec secondly
        secretary seeking seemed seemingly sentence sentences separately serious seriously sets setting
        settled she'd she'll she's shes short shorter shortly should've shoulda shouldn't shouldnt shouldve
        showed showing shown similar similarly simple simply sincerely slipped solely someone's sometimes
        somewhat sooner soonest sorting sorts sounded sounds span spanning spans specified specifies specify
        specifying spreadsheet spreadsheets stated straightforward subsequent subsequently sudden suddenly
        summaries summarised summarises summarising summarized summarizes summarizing supervisor supposing
        surely table tables team's teammate teammates telling tells tend tends tentative tentatively tenth
        terribly thanked thankful thankfully thanking thankyou thanx that'll themselves there'll thereafter
        therefore they'll they're they've theyll theyve thinks thirdly tho thorough thoroughly thread thru
        thus timeframe timelines tomorrow's totally track tracked tracking tried tries truth trying turning
        turns twelfth typed types typical typically typing typo tysm uhh ultimate umm unable unanswered
        unaware uncertain unclear understanding understands undoubtedly unfamiliar unfortunately unknown
        unless unlikely unrelated uses using vague vaguely vary verified verifies verifying version versions
        versus wait waited waiting waits wanting weekly werent weve what'll when'd when'll where'll whereas
        whereby whilst who'd who'll whoa wholl wholly whomever why's whys wish wishing wonders word wording
        words would've woulda wouldnt wouldve wrapped wrapping wraps wrongly y'all yearly years' yeh yep
        yesterday's you'd you'll you've youll youve yup
    """,
}
"""By the tongue, as the everyday words."""


def is_filler(folded: str) -> bool:
    """Whether a folded word is one of them."""
    return folded in _folded()


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(word) for words in FILLERS.values() for word in words.split())
