"""Everyday words: what a sentence is built with, and what people say around a question, in each language.

A word in these tables changes nothing of what is asked. A word that neither stands here nor is read as a date, a name
or a question word is one that the bot does not know, and then it does not guess: see `explained`. No noun belongs
here that could itself be asked about. A misspelt one is put right, so common words alone stand here, dialect forms
among them; the many others that only wrap a question stand in `fillers`.
"""

from collections.abc import Mapping
from functools import cache

from bot.answering.words import fold

EVERYDAY: Mapping[str, str] = {
    "Norwegian": """
        utenom foruten unntatt bortsett spikra spikret
        ad adjø ajour akkurat aldri alene alle aller allerede allikevel allright alltid alt altfor altså andre andres
        anelse aner angivelig angående aning anledning annen annet anses ansvar ansvaret ansvarlig antall antar ante
        arrangere arrangerer arrangeres arrangert arrangør artig assistere at att av avholde avholdes avholdt avkrefte
        avlyses avlyst avtalt avvikles avviklet bak bakgrunn bare be bedt begge begrep begynne begynner begynt begynte
        behjelpelig behov behøver behøves beklager bekrefte bekrefter ber besluttet bestemme bestemmer bestemmes
        bestemt bestemte bestille bestiller består besvart besøke besøker besøkt besøkte bety betyr blant ble bli blir
        blitt blokke blokkere bombesikkert bort borte bot boten bruke bruker brukes brukte bry bryderi btw burde bygd
        bygda både ca cirka da dag dagen dagene dager dags de deg deles dels delt delta deltaker deltar deltatt deltok
        dem den denne der derav dere deres deretter derfor derfra dermed dessuten dessverre desto det detaljene
        detaljer dette di din dine disse dit ditt diverse dobbeltsjekke dra drar dritt dro drøyt du duger dum dumme
        dumt døgn egen egentlig eget egne eh ei eksakt eller ellers en enda endelig ene eneste enkel enkelt enkelte
        enn enno ennå er erindre erindrer et ett etter etterhvert ettermiddag etterpå ettersom eventuelle eventuelt
        evt faen faktisk fant fantes far fast fastlagt fastsatt fatt feil feks felles ferdig ferdigstilles ferdigstilt
        fikk fine finn finne finner finnes fks flau fler flere flest flytta flyttes flyttet folk folkens for foran
        fordi foregikk foregå foregår foregått foreligge foreligger forelå foreløpig forhold forhånd forhåndsvis
        forklar forklare forleden form formell formelt formiddag formodentlig forresten forrige forsikre forskjellige
        forstod forstyrre forstyrrer forstå forstår forsåvidt fort fortalt fortell fortelle forteller fortsatt
        forvirra forvirret forøvrig fra fram framover framtida frem fremdeles fremover fremst fremtiden fulgt fullt
        funnet få får fått før førre først første galt gang ganga gangen ganger ganske garantert gidder gikk gira
        gjaldt gjelde gjeldende gjelder gjeng gjengen gjennom gjennomføres gjennomført gjenstående gjenstår gjenta
        gjerne gjorde gjort gjør gjøre glad glede gleder glemmer glemsom glemt glemte godkjent grei greia greie
        greiene greit grunn grunnen gutta gå går gått gøy ha hadde halla hallo halvår han hans har hast haster hatt
        hehe hei heisann hel hele helg helga helgen heller helst helt helvete hend hende hender hendt hendte henger
        henne hennes hensikt her het hete heter hit hittil hjelp hjelpe hjelper hmm holde holder holdes holdt holdtes
        hos hu huff hun hurtig husk huska huske husker husket hva hvafor hvaforno hvem hver hverandre hverdag hvert
        hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen hvorledes hyggelig håpa håpe håper høre høres hørt
        hørte i idag ifra ift ifølge igjen igjennom igår ikke imellom imens imorgen imorra imøte info informasjon
        informasjonen ingen inkluderes inkludert inn innad innan inne inneholder innen innenfor inni innimellom innom
        inntil interessert invitere inviteres invitert involvert isteden især ja jada jaggu jaja jammen javel jeg
        jentene jenter jepp jevnlig jevnt jo joda just jøss kalla kalle kalles kalt kan kanskje kaos karer kjapp kjapt
        kjekk kjekt kjempe kjempebra kjempefint kjent kjære klar klare klart klikk knyttet kollega kollegaen kollegaer
        kom komme kommende kommer kommet kommune kommunen kommunene kommuner kompis kompisen konkret kontrollere kul
        kun kunne kunnet kvartal kveld kvelden la lagt landa lang langt lanseres lansert legg legge legger lei lenge
        lenger lengre lengst lett lettere leverer leveres levert leverte like likevel lille lite liten litt lol lov
        lover lure lurer lurt lurte lære lærte lørt man mange mangel mangler mas mase maser masse med meg mellom men
        mener mens mente mer mere mest meste mhm mht mi midt min mine minne minnelse minner minnes minst mitt mon
        morgen morn moro mot motsatt mtp mulig muligens mye må målet måned måneden månedene måneder månn måtte møte
        møter møtes møtest møttes naboen natt natta naturligvis nei neida neppe neste nesten nett nettopp nevn nevne
        nevnt nevnte nja no noe noen noens nok nope nor notere noterer notert nr nu ny nye nylig nysgjerrig nytt nå
        når nåvel nær nærme nærmere nærmest nærmeste nødt nøyaktig offentliggjort offentliggjøres offisiell offisielt
        og også oi ok okay okei om omfatter omhandler omkring omsider omtalt omtrent omtrentlig opp oppdatere
        oppdatering oppdatert oppe oppfølging oppgi oppgitt opplegg opplegget opplyse opplysning opplysninger oppstart
        ops ord ordentleg ordentlig oss osv over overalt overhodet part partene parter passert passerte peiling pent
        pga plage plager planer planlagt planlagte planlegge planlegger planmessig pleide pleier pls plz poeng poenget
        pokker prat prate prater presis presse program programmene programmet prøver publiseres publisert publiserte
        på pågikk pågår påmeldt påminn påminne påminnelse påminning rams ramse rask raskt realistisk registrert
        registrerte rekke rekker relevant repetere representerer representert reservere respektive resterende rett
        riktig roboten rot rotete rundt rykte rykter sa sagt sak saken samle samles samlet samlingsboten samme sammen
        sammenheng sammenkomst samtlige sannelig sannsynligvis sant satt se sees seg selv selve selvfølgelig selvsagt
        semester send sende ser ses sett sette settes si siden sier sikker sikkert sikra sin sine sist siste sitt
        sitter sjefen sjekk sjekka sjekke skal skikkelig skje skjedd skjedde skjer skulle slag slags slett slik slutt
        slutte slutter sluttet slå slått små snakk snakka snakke snakker snakket snarest snarlig snart snill snilt
        snøring som sorry spent spesielle spesielt spesifikt spikra spikret spurt spurte spør spørre spørsmål
        spørsmålet stadig stand start starta starte starter startet status sted stede steder stedet stemme stemmer
        stemte sto stod stor store straks strengt stressa stund stå står stått større sum superfint surr surrer surret
        svar svare svarer svaret svart så såes såfremt sånn sånne særlig søren sørge sørger ta takk takke tar tas tatt
        teamet teit temaer tenke tenker tenkt tenkte ti tid tida tiden tidene tider tidlig tidligere tidligst tids
        tidsnok tidspunkt til tilbake tilbud tilbudet tilbyr tilbys tilfeldigvis tilfelle tilgjengelig tilknytning
        tilsammen tilstede ting tingen tingene tips tirsdagen tja tok total totalt traff travel travelt treffe treffes
        trenge trenger trengte trivelig tro trodde trolig tror tru trur trykk trøtt tur tusen tydelig tydeligvis tyder
        typ type typer uansett uff uka uke ukedag ukedagen uken ukene uker ulik ulike umiddelbart under unna unnskyld
        unntatt usikker usikkert usikre ut ute uten utenom utgis utgitt utkommet utover utpå utroleg utrolig utsatt
        utsatte utvalgte vanlig vanligvis var vara vare varer varig varte ved vedrørende vedta vedtas vedtatt vedtok
        vel veldig velkommen vennlig vennligst vente venter verken versjon vertene vet vi vil vill ville virkelig vis
        vise viser viss visst visste visstnok viste vite vår våre vårt være vært wow yes å åh ålreit åpenbart år åra
        årene året årlig årlige års åssen øh ønske ønsker ønsket øvrig øvrige øyeblikk
    """,
    "Norwegian numerals": """
        andre annenhver dobbel elleve en ett fem femte fire fjerde første førti halv halve halvt hundre ni
        niende null seks sjette sju sjuende syv syvende ti tiende tjue to tolv tre tredje tretti tusen åtte
        åttende én
    """,
    "Nynorsk": """
        noka
        aldri allereie allstad alltid altså andre aning anna annan arrangerast arrangert artig avhalde avlyst avtalt
        berre består besøkjer blei bli blir blitt byrja byrjar byrje dagane dagar dei deim deira deltakar deltek
        delteke deltok desse dessutan difor diverre dykk dykkar då døme eg eige eigen eigentleg eigne ein einaste eine
        eineste einig eit eitt eittkvart eller elles endeleg endå enno eventuelt fastsett fekk ferdig finst fleire
        forklar forstyrre fortel fortelje framleis framover frå fyrst fyrste få får fått fær førebels førebelse
        føregjekk føregår førre galdt gale ganger gje gjekk gjeld gjeldande gjennomførast gjenstår gjer gjere gjerne
        gjev gjeve gjeven gjorde gjort glad gløymde gløymer gløymt godkjend gong gongar gongen gonger greitt hadde
        halda haldast halde halden handlar heile heilt heiter heitte held heldest heldt hende hender hennar her hjelpe
        hjelper hjå ho hugs hugsa hugsar hugse hyggeleg høyrde høyre høyrer høyrt ikkje informasjon inga inkje
        innanfor inneheld innleiing invitert jau kan kanskje kjem kjend kjende kjent kjære klåre klårt kollegaen kom
        komande kome komen kommunane kommunar komne kor korfor korkje korleis korleisen kunna kva kvar kvarandre
        kvarsomhelst kvart kvarten kven kvens kvifor lagd lagt legg leggje lenger lengre leverast leverer levert
        likevel lurar lure lurte lærde lære mange manglar masar mase med meg meine meiner meir mellom mest minst
        morgon morgonen morosamt munar mykje månad månaden månader måtte møtast møte møter møtest møtte møttest
        naturlegvis neste nettopp no noko nokon nokor nokosinne nokre noregs når nær nærare nærast nøyaktig og også
        omhandlar omsider oppgitt oppgje oppgjeve opplegget opplysing opplysingar opplysningar orsak partane peiling
        plagar plage planlagd planlegg planleggje prøvar publiserast publisert pågjekk rett riktig rykte saman
        samankomst samast samla samlast sannsynlegvis sei seia seie seier seinare seinast ser sia sidan sikker sist
        siste sit sjefen sjå sjåast sjølvsagt skal skilnad skje skjedde skulle slik slutt sluttar snakka snakkar
        snarast snarleg snart spurde spør spørje spørsmål spørsmåla stad staden stader stadfeste startar stod straks
        stund står svar svara svarar så særleg ta takkar tek teke teken tenkjer tenkte tida tidleg tidlegare tilbake
        tilbod tilbodet tok treng trengje triveleg trong tru trudde truleg trur ulik ulike undrar undrast unnskuld ut
        utan utanom ute utover utsett vanleg vanlegvis var varar vart vedtatt vedtek vedteke vedteken veit veka veke
        vekedag vekene veker venleg vennleg ventar vente venteleg ver vera vere vert verte vidare vil ville vise viser
        viss visseleg visst visste visstnok vite vitja vonar vore vorte vår våre vårt ynskje ynskjer årleg årlege òg
        ønskjer
    """,
    "dialect": """
        a aill aillj aillt ailt ain all allj altsa altså an artj asså atte attj attpå au bare bare'n beklage berre
        besstemt bestemt bli blir borti bærre dag'n daga dagan dagen de' dein deinn dem den dennan dennj dennja der'n
        derre dessan desse det detta di din ditj dokk dokker dokkers dom dåkk dåkker dåkkers dæ dæffør dæm dænn dær
        dær'n døkk døm e ee eg egentli egentlig ei'n eigentlig ein ell ell' enn ennå ette etti ettri fer folkens forje
        forskjellie fortell fortæll fra fremdeles frå fysst fysste fyttirakkern fålk fålkens fårr fårresten fær før
        førige førje førr førre førri førrige førrst først førstj gang ganga gar gidd gidde gikk gjekk gjer gjorde
        gjær gjør glømm glømt glømte gong gongan går ha haille hainn hainnes hallais hann hannes hannj haust'n hei
        heia heiter heldt helga hen hendt henn hennes hennj her het hete hetta hette hi hildt hill hit hitte ho ho'n
        hoill hoille hoilles hold holdt hor hu hugga hugs hugsa hugse husk huske hussa husse hållj hæ hæi hæljlt hænn
        hær hærre hææ hørrt hørrte høst'n ifra igjen ij ijen ijænn ikk ikke'kje ikkj inni innpå inte itj itji itjnå
        itte ittj ittjnå ja'da jau jeng jepp jikk jo joa jængen ka kain kainn kan'i kar kati katti ke ke'e ke'n kem
        kem'n kemm kjem kjenne kjækt kjæm koble koffer koffor koffør kofor kom komme kommi kommo kor kor'e kor'n
        kordan korfor korsen korsn korti koss koss'n kossen kva kåkk kåm kåmmer kåmmå kårti kæ kæm kæmm leng like
        likke liksom lissom lite litt lura lure lurt læng læng'sia længe læst mang mangen marra me me'n mein meir
        mella mellom men menn mer mest mi min minj mon monn morna my mye mykj mykje måna månan mårn mårra mårå mæ mæn
        mæst møtes møtess møtt na nedi nei nest neste no noe'n nokk nokka nokke nokko nu nå nå'n nåe någe någgå nåka
        nåkka nåkke nån nånn nånting næ næsst næst næste nææ og ondres onnskyld oppi ork orka orke over plan planlagt
        prata sa sagt samla samlas samle samles sea sei sest seste sett si sia sia'n sida sir sist siste sje sjer sjå
        sjåas sjåes sjæl sjø'l sjøl sjøl'n sjølv ska skaill skal skjedd skjer skjønn skjønne sko sku skull slekt slik
        snakke så sånn sånn'n sånne sånnj sånt sæ sæ' sæi te tell tell'n tenkt ti ti'a tia tid'n tida treffes treffess
        tro trudd trur træffes trø uga ugå uka undres unner uti utti va vart vart'n ve veit veka vekan vekka vel vess
        vessj vesst vett vettj vi'll vil vill virkelig viss vorre vorri vort vår vår'n våres vårres vårri vårt væl
        vært væt vøri vørri å år'et åra åre året åssen åsså åt ått åver æ æg æll ætter
    """,
    "English": """
        produce produced produces except besides than aside
        a able about above ace across actually adopt adopted advance afaik after afternoon afterwards again against
        ago agreed ah aha ahead all allegedly almost along already also although always am amazing among an and annoy
        annoying another any anybody anyone anything anytime anyway apart apologies apologise apparently appreciate
        appreciated approve approved approx approximately are aren't around arrange arranged as asap aside ask asked
        asking asks assume assuming at attend attended attending attends available away back based basically be became
        because become becomes been before beforehand began begin begins begun behind being belong belongs below bet
        between bit bloody boss bot both bother bothering brain btw buddy but by bye ca call called came can can't
        canceled cancelled cannot cant certain chance check checking cheers clear clearly close clue colleague
        colleagues come comes coming complete completed concern concerned concerning concerns confirm confirmation
        confirmed confused consist consists could couldn't count cover covered covers curious currently d damn date
        day day's days deal dealt dear decided definitely deliver delivered delivers delivery describe desperate
        desperately detail details diary did didn't didnt different discuss discussed do does doesn't doing don't done
        dont double down drafting drop drops dude due dumb dunno during each earlier earliest early eg eight either
        eleven else else's end ended endorsed ends enough erm especially etc even evening eventually ever every
        everybody everyone everyone's everything exact exactly excellent except excuse expect expected explain fab far
        few fifth figure figured final finally find finish finished finishes first five fix fixed focus focused folks
        follow following for forget forgetful forgetting forgot forgotten formally found four fourth frankly friend
        friends from further future fyi generally gently get gets getting gimme give given gives go goes going gone
        gonna gosh gossip got gotta grand grateful guess guessing guys had hadn't haha half handed handy hang hanging
        happen happened happening happens has hasn't have haven't having he hear heard heck held hell hello help helps
        her here hers hey hi him his hiya hmm hold holding holds honest honestly hope hopefully host hosted hosting
        hosts how how's howdy however hows hundred hurray hurry i i'd i'll i'm i've id idea ideally ie if ill im imo
        in include included includes including info information initially inside instead interested into involved is
        isn't isnt issue issued it it's item its itself ive jeez join joined joining joins just keep kind kinda kindly
        know known knows lad lads last lasted lasting lasts late lately later latest launch launched least left lemme
        less let let's like likely lined list listed listen literally little ll lock locked long longer look looking
        looks lost lot lots love luck made main mainly make makes many mate may maybe me mean means meant meantime
        meet meeting meets meetup meh member members memory mention mentioned met mhm might mind mine missed month
        months more morning most moved much municipalities municipality must my myself nailed name named near nearest
        neat need needed never new news next night nine no nobody none nope nor not note noted nothing now nowadays
        number o'clock obliged obviously occur occurred of off offer offered offers offhand officially often oh ok
        okay omg on once one ones ongoing only onto oops or order organise organised organize organized originally
        other others our ours ourselves out outside over overview own pal pardon part participate participated
        participating particular particularly parties pass passed past pencil people per perhaps pester pinned
        pipeline place places plan planned planning please pleasure pls plus plz point pop popping possible postponed
        pray precisely presumably previous previously probably program programme project projects publish published
        purpose put question questions quick quickie quickly quite quote ran rather ratified ready realistically
        really recall recent recently reckon record recorded records regarding related release released remember
        remind reminder reminders repeat respective right roughly round rumor rumour rumours run running runs rush s
        said sake same saw say says schedule scheduled second see seeing seem seems seen set seven seventh several
        shall she should silly since single six sixth slightly so some somebody someday somehow someone something
        sometime somewhere soon sorry sort sorta sorted specifically start started starting starts status still stuff
        stupid submitted such summarise summarize summary super suppose supposed supposedly sure sweet t ta tad take
        taken takes taking talk talked talking tbh team technically tell ten than thank thanks that that's thats the
        their theirs them then theoretically there there's theres these they theyre thing things think thinking third
        this those though thought three through throughout thx till time times to today's together told too took total
        toward towards trouble troubling true truly try twelve twice two ugh ultimately under understand understood
        unsure until up upcoming update updated updates upon urgent urgently us use used usual usually various ve
        verify very via visit visited visiting visits vs wanna want wanted wants was wasn't wasnt we we'll we're we've
        wee week weekday weeks well went were weren't what what's whatever whatre whats when when's whenever whens
        where where's wheres wherever whether which whichever while who who's whoever whom whoops whos whose why will
        with within without won't wonder wondered wonderful wondering wont worries worry would wouldn't wrap writing
        wrong wtf yay yeah year years yes yesterday yet you you're your youre yours yourself zero
    """,
}  # fmt: skip
"""By the tongue. What Bokmål shares with any other stands under Norwegian, and so does Bokmål."""

AS_TYPED = frozenset({"bør", "børr"})
"""Everyday words that without their æøå are others: whoever asks who "bor" somewhere asks about something."""

_LONGEST_UNSAYING = 2
"""Letters of a word that is never taken for one to answer about: there are too many ways to write the small ones."""


def is_everyday(folded: str) -> bool:
    """Whether a folded word says nothing of its own about what is asked."""
    return len(folded) <= _LONGEST_UNSAYING or not folded[0].isalpha() or folded in everyday_words()


@cache
def everyday_spelled() -> frozenset[str]:
    """Every word of the tables as it is spelled."""
    return frozenset(word for words in EVERYDAY.values() for word in words.split())


@cache
def everyday_words() -> frozenset[str]:
    """Every word of the tables, folded; one with æ also as it is typed without its e."""
    spelled = {fold(word) for word in everyday_spelled()}
    return frozenset(spelled | {word.replace("ae", "a") for word in spelled if len(word) > _LONGEST_UNSAYING + 1})
