"""Everyday words: what a sentence is built with, and what people say around a question, in each language.

A word in these tables changes nothing of what is asked. A word that neither stands here nor is read as a date, a name
or a question word is one that the bot does not know, and then it does not guess: see `explained`. No noun belongs
here that could itself be asked about. To teach the bot a new filler or dialect form, add it to its row.
"""

from collections.abc import Mapping
from functools import cache

from bot.answering.words import fold

EVERYDAY: Mapping[str, str] = {
    "Norwegian": """
        ad adjø akkurat aldri alene alle aller allerede allikevel alltid alt altfor altså andre andres angående
        anledning annen annet anses ansvar ansvaret ansvarlig antall antar ante arrangere arrangerer arrangeres
        arrangert arrangør at att av avholde avholdes avholdt avlyses avlyst avtalt avvikles avviklet bak
        bakgrunn bare be bedt begge begynne begynner begynt begynte beklager bekrefte bekrefter ber besluttet
        bestemme bestemmer bestemmes bestemt bestemte består besvart bety betyr blant ble bli blir blitt bort
        borte bot boten bruke bruker brukes brukte btw burde bygd bygda bygder både ca da dag dagen dagene dager
        dags de deg deles dels delt delta deltaker deltar deltatt deltok dem den denne der derav dere deres
        deretter derfor derfra dermed dessuten dessverre desto det dette di din dine disse dit ditt dra drar dro
        drøyt du duger døgn egen egentlig eget egne eh ei eller ellers en enda endelig ene eneste enkel enkelt
        enn enno ennå er et ett etter etterhvert ettermiddag etterpå ettersom eventuelle eventuelt evt faktisk
        fant fantes far fast fastlagt fastsatt fatt feks ferdig ferdigstilles ferdigstilt fikk finn finne finner
        finnes fks fler flere flest flytta flyttes flyttet folkens for foran fordi foregikk foregå foregår
        foregått foreligge foreligger forelå foreløpig forhold forhånd forhåndsvis forklar forklare forleden
        form formiddag formodentlig forresten forrige forstod forstå forstår fort fortalt fortell fortelle
        forteller fortsatt fra fram framover framtida frem fremdeles fremover fremst fremtiden fulgt fullt
        funnet få får fått før førre først første gang ganga gangen ganger ganske gidder gikk gjaldt gjelde
        gjeldende gjelder gjeng gjengen gjennom gjennomføres gjennomført gjenstående gjenstår gjerne gjorde
        gjort gjør gjøre glad glede gleder glemmer glemt glemte godkjent grei greia greie greiene greit grunn
        grunnen gå går gått ha hadde halla hallo halvår han hans har hatt hehe hei heisann hel hele helg helga
        helgen heller helst helt hend hende hender hendt hendte henger henne hennes hensikt her het hete heter
        hit hittil hjelp hjelpe hjelper hmm holde holder holdes holdt holdtes hos hu huff hun husk huska huske
        husker husket hva hvem hver hverandre hverdag hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor
        hvorhen håpa håpe håper hørt hørte i idag ifra ift ifølge igjen igjennom igår ikke imellom imens imorgen
        imorra ingen inkluderes inkludert inn innad innan inne inneholder innen innenfor inni innimellom innom
        inntil interessert invitere inviteres invitert involvert isteden især ja jada jammen javel jeg jepp
        jevnlig jo just jøss kalla kalle kalles kalt kan kanskje kjapt kjent kjære klikk knyttet kom komme
        kommende kommer kommet kommune kommunen kommunene kommuner kun kunne kunnet kvartal kveld kvelden la
        lagt lang langt lanseres lansert legg legge legger lenge lenger lengre lengst lett lettere leverer
        leveres levert leverte like likevel lille lite liten litt lol lov lover lure lurer lurt lurte lære lærte
        løp løpet lørt man mange mangel mangler med meg mellom men mener mens mente mer mere mest meste mht mi
        midt min mine minner minst mitt mon morgen morn mot motsatt mtp mulig muligens mye må målet måned
        måneden månedene måneder månn måtte møte møter møtes møtest møttes natt natta nei neida neste nesten
        nett nettopp nevnt nevnte no noe noen noens nok nope nor notert nr nu ny nye nylig nytt nå når nær nærme
        nærmere nærmest nærmeste nødt offentliggjort offentliggjøres og også oi ok okay okei om omfatter
        omhandler omkring omtalt omtrent opp oppdatert oppe oppfølging oppgi oppgitt opplegg opplegget opplyse
        opplysning opplysninger oppstart ops ord oss osv over overalt overhodet part partene parter pent pga
        planer planlagt planlagte planlegge planlegger pleide pleier pls plz poeng poenget prat prate prater
        presis presse program programmene programmet publiseres publisert publiserte på pågikk pågår påmeldt
        påminn påminne rask raskt registrert registrerte rekke rekker relevant representerer representert
        resterende rett riktig roboten rundt sa sagt sak saken samle samles samlet samlingsboten samme sammen
        sammenheng sammenkomst samtlige sant satt se sees selv selve semester send sende ser ses sesong sesongen
        sett si siden sier sikker sikkert sikra sist siste sitter sjekk sjekke skal skje skjedd skjedde skjer
        skulle slag slags slik slutt slutte slutter sluttet slå slått små snakk snakka snakke snakker snakket
        snart snill snilt som sorry spesielle spesielt spurt spurte spør spørre spørsmål spørsmålet start starta
        starte starter startet sted stede steder stedet stemme stemmer sto stod stor store stund stå står stått
        større sum svar svare svarer svart så såes såfremt sånn sånne særlig sørge sørger ta takk takke tar tas
        tatt temaer tenke tenker tenkt tenkte ti tid tida tiden tidene tider tidlig tidligere tidligst tidspunkt
        til tilbake tilbud tilbudet tilbyr tilbys tilfeldigvis tilfelle tilgjengelig tilknytning tilsammen
        tilstede ting tingen tingene tips tirsdagen tja tok total totalt traff treffe treffes trenge trenger
        trengte tro trodde tror tru trur trykk tur turen tusen tydelig tyder type typer uansett uff uka uke
        ukedag ukedagen uken ukene uker under unna unnskyld unntatt ut ute uten utenom utgis utgitt utkommet
        utover utpå utsatt utsatte vanlig vanligvis var vara vare varer varig varte ved vedrørende vedta vedtas
        vedtatt vedtok vel veldig velkommen vennlig vennligst vente venter verken versjon vertene vet vi vil
        vill ville virkelig vis vise viser viss visst visste viste vite vår våre vårt være vært wow yes å åh
        åpenbart år åra årene året årlig årlige års øh øvrig øvrige øyeblikk
    """,
    "Norwegian numerals": """
        andre annenhver dobbel elleve en ett fem femte fire fjerde første førti halv halve halvt hundre ni
        niende null seks sjette sju sjuende syv syvende ti tiende tjue to tolv tre tredje tretti tusen åtte
        åttende én
    """,
    "Nynorsk": """
        aldri allereie allstad alltid altså andre anna annan arrangerast arrangert avhalde avlyst avtalt berre
        består blei bli blir blitt boka byrja byrjar byrje dagane dagar dei deim deira deltakar deltek delteke
        deltok desse dessutan difor diverre dykk dykkar då døme eg eige eigen eigentleg eigne ein einaste eine
        eineste einig eit eitt eittkvart eller elles endå enno eventuelt fastsett fekk ferdig finst fleire
        forklar fortel fortelje framleis framover frå fyrst fyrste få får fått fær førebels førebelse føregjekk
        føregår førre galdt ganger gje gjekk gjeld gjeldande gjennomførast gjenstår gjer gjere gjerne gjev gjeve
        gjeven gjorde gjort glad godkjend gong gongar gongen gonger greitt hadde halda haldast halde halden
        handlar heile heilt heiter heitte held heldest heldt hende hender hennar her hjelpe hjelper hjå ho hugs
        hugsa hugsar hugse høyrde høyre høyrer høyrt ikkje inga inkje innanfor inneheld innleiing invitert jau
        kan kanskje kjem kjend kjende kjent kjære kom komande kome komen kommunane kommunar komne kor korfor
        korkje korleis korleisen kunna kva kvar kvarandre kvarsomhelst kvart kvarten kven kvens kvifor lagd lagt
        legg leggje lenger lengre leverast leverer levert likevel lurar lure lurte lærde lære mange manglar med
        meg meine meiner meir mellom mest minst morgon morgonen munar mykje månad månaden månader måtte møtast
        møte møter møtest møtte møttest neste nettopp no noko nokon nokor nokosinne nokre noregs når nær nærare
        nærast og også omhandlar oppgitt oppgje oppgjeve opplegget opplysningar partane planlagd planlegg
        planleggje publiserast publisert pågjekk rett riktig saman samankomst samast samla samlast sei seia seie
        seier seinare seinast ser sia sidan sikker sist siste sit sjå sjåast skal skilnad skje skjedde skulle
        slik slutt sluttar snakka snakkar snart spurde spør spørje spørsmål spørsmåla stad staden stader startar
        stod stund står svar svara svarar så særleg ta takkar tek teke teken tenkjer tenkte tida tidleg
        tidlegare tilbake tilbod tilbodet tok treng trengje trong tru trudde truleg trur ut utan utanom ute
        utover utsett vanleg vanlegvis var varar vart vedtatt vedtek vedteke vedteken veit veka veke vekedag
        vekene veker venleg vennleg ventar vente ver vera vere vert verte vidare vil ville vise viser viss
        visseleg visst visste vite vonar vore vorte vår våre vårt årleg årlege òg
    """,
    "dialect": """
        a aill aillj aillt ailt ain all allj altsa altså an asså atte attj attpå au bare bare'n beklage berre
        besstemt bestemt bli blir borti bærre dag'n daga dagan dagen de' dein deinn dem den dennan dennj dennja
        der'n derre dessan desse det detta di din ditj dokk dokker dokkers dom dåkk dåkker dåkkers dæ dæm dænn
        dær dær'n døkk døm e ee eg egentli egentlig ei'n eigentlig ein enn ennå ette etti ettri fer folkens
        forje fortell fortæll fra fremdeles frå fysst fysste fålk fålkens fårr fær før førige førje førr førre
        førri førrige førrst først førstj gang ganga gar gikk gjekk gjer gjorde gjær gjør gong gongan går ha
        haille hainn hainnes hallais hann hannes hannj haust'n hei heia heiter heldt helga hen hendt hennes her
        het hete hetta hette hi hildt hill hit hitte ho ho'n hoill hoille hoilles hold holdt hor hu hugs hugsa
        hugse husk huske hæi hær hærre hørrt hørrte høst'n ifra igjen ij ijen ijænn ikk ikke'kje ikkj inni innpå
        inte itj itji itte ittj ja'da jau jeng jepp jikk jo joa jængen ka kain kainn kan'i kar kati katti ke
        ke'e ke'n kem kem'n kemm kjem kjenne kjæm koble koffer koffor koffør kofor kom komme kommi kommo kor
        kor'e kor'n kordan korfor korsen korsn korti koss koss'n kossen kva kåkk kåm kåmmer kåmmå kårti kæ kæm
        kæmm leng like likke liksom lissom lite litt lura lure lurt læng læng'sia længe læst mang mangen marra
        me me'n mein meir mella mellom men menn mer mest mi min minj mon monn morna my mye mykj mykje måna månan
        mårn mårra mårå mæ mæn mæst møtes møtess møtt na nedi nei nest neste no noe'n nokka nokke nu nå nå'n nåe
        någe någgå nåka nåkka nåkke nån nånn nånting næ næsst næst næste nææ og ondres onnskyld oppi over plan
        planlagt prata sa sagt samla samlas samle samles sea sei sest seste sir sett si sia sia'n sida sist siste
        sje sjer sjå sjåas sjåes sjæl sjø'l sjøl sjøl'n sjølv ska skaill skal skjedd skjer sko sku skull slekt
        slik snakke så sånn sånn'n sånne sånt sæ sæ' sæi te tell tell'n tenkt ti ti'a tia tid'n tida treffes
        treffess tro trudd trur træffes trø uga ugå uka undres unner uti utti va vart vart'n ve veit veka vekan
        vekka vel vess vesst vett vettj vi'll vil vill virkelig viss vorre vorri vort vår vår'n våres vårres
        vårri vårt væl vært væt vøri vørri å år'et åra åre året åsså åt ått åver æ æg æll ætter
    """,
    "English": """
        a able about above across actually adopt adopted after afternoon afterwards again against ago agreed ah
        ahead all almost along already also although always am among an and another any anybody anyone anything
        anyway apart appreciate appreciated approve approved approx approximately are aren't around arrange
        arranged as asap aside ask asked asking asks at attend attended attending attends available away back
        based be became because become becomes been before began begin begins begun behind being belong belongs
        below between bot both btw but by bye ca call called came can can't canceled cancelled cannot cant check
        cheers clear clearly close come comes coming complete completed concern concerned concerning concerns
        confirm confirmed consist consists could couldn't count course cover covered covers currently d date day
        day's days deal dealt dear decided definitely deliver delivered delivers delivery describe did didn't
        didnt different discuss discussed do does doesn't doing don't done dont down due during each earlier
        earliest early eg eight either eleven else else's end ended ends enough etc even evening ever every
        everybody everyone everyone's everything exact exactly except expect expected explain far few fifth
        final finally find finish finished finishes first five fix fixed focus focused folks follow following
        for forget forgot forgotten found four fourth from further future fyi get gets getting give given gives
        go goes going gone gonna got guys had hadn't half handed happen happened happening happens has hasn't
        have haven't having he held hello help helps her here hers hey hi him his hiya hmm hold holding holds
        hope host hosted hosting hosts how how's howdy however hows hundred hurray i i'd i'll i'm i've id idea
        ie if ill im imo in include included includes including inside instead interested into involved is isn't
        isnt issue issued it it's item its itself ive join joined joining joins just keep kind kindly know known
        knows lads last lasted lasting lasts late later latest launch launched least left less let let's like
        likely list listed little ll long longer look looking looks lot lots made main mainly make makes many
        may maybe me mean means meant meet meeting meets meetup member members met might mind mine missed month
        months more morning most moved much municipalities municipality must my myself name named near nearest
        need needed never new next night nine no nobody none nope nor not note noted nothing now number o'clock
        occur occurred of off offer offered offers often oh ok okay on once one ones ongoing only onto or order
        organise organised organize organized other others our ours ourselves out outside over overview own part
        participate participated participating particular parties past people per perhaps place places plan
        planned planning please pleasure pls plus plz point possible postponed previous previously probably
        program programme project projects publish published purpose put question questions quick quickly quite
        quote ran rather ready really recall recent recently record recorded records regarding related release
        released remember remind right round run running runs s said same say says schedule scheduled second see
        seem seems seen seven seventh several shall she should show since single six sixth so some somebody
        someone something somewhere soon sorry start started starting starts still stuff submitted such
        summarise summarize summary sure t ta take taken takes taking talk talked talking team tell ten than
        thank thanks that that's thats the their theirs them then there there's theres these they theyre thing
        things think third this those though thought three through throughout thx till time times to today's
        together told too took total toward towards truly try twelve twice two under understand until up
        upcoming upon us use used usual usually various ve very via vs wanna want wanted wants was wasn't wasnt
        we we'll we're we've week weekday weeks well went were weren't what what's whatever whatre whats when
        when's whens where where's wheres whether which while who who's whom whos whose why will with within
        without won't wonder wondering wont would wouldn't wrong yay yeah year years yes yesterday yet you
        you're your youre yours yourself zero
    """,
}  # fmt: skip
"""By the tongue. What Bokmål shares with any other stands under Norwegian, and so does Bokmål."""

_LONGEST_UNSAYING = 2
"""Letters of a word that is never taken for one to answer about: there are too many ways to write the small ones."""


def is_everyday(folded: str) -> bool:
    """Whether a folded word says nothing of its own about what is asked."""
    return len(folded) <= _LONGEST_UNSAYING or not folded[0].isalpha() or folded in everyday_words()


@cache
def everyday_words() -> frozenset[str]:
    """Every word of the tables, folded; one with æ also as it is typed without its e."""
    spelled = {fold(word) for words in EVERYDAY.values() for word in words.split()}
    return frozenset(spelled | {word.replace("ae", "a") for word in spelled if len(word) > _LONGEST_UNSAYING + 1})
