"""Places that people name and that may host nothing here: municipalities of Trøndelag, Norwegian towns, some cities.

What a programme's own data names is taken out of it by `entities`: one that becomes a host needs no edit here.
"""

FOREIGN_PLACES = """
    Trondheim | Steinkjer | Namsos | Frøya | Osen | Oppdal | Rennebu | Røros | Holtålen | Midtre Gauldal
    | Melhus | Skaun | Malvik | Selbu | Tydal | Meråker | Stjørdal | Frosta | Levanger | Verdal | Snåsa
    | Lierne | Røyrvik | Namsskogan | Grong | Høylandet | Overhalla | Flatanger | Leka | Inderøy | Indre
    Fosen | Heim | Hitra | Ørland | Åfjord | Orkland | Nærøysund | Rindal | Agdenes | Bjugn | Fosen |
    Fosnes | Gauldal | Hemne | Klæbu | Leksvik | Meldal | Mosvik | Namdalen | Innherred | Nærøy |
    Orkanger | Orkdal | Rissa | Roan | Snillfjord | Verdalsøra | Verran | Vikna | Rørvik | Kolvereid |
    Brekstad | Værnes | Stjørdalshalsen | Støren | Ålen | Sistranda | Oslo | Bergen | Stavanger |
    Kristiansand | Drammen | Fredrikstad | Sandnes | Tromsø | Sarpsborg | Skien | Ålesund | Sandefjord |
    Haugesund | Tønsberg | Moss | Porsgrunn | Bodø | Arendal | Hamar | Ytrebygda | Larvik | Halden |
    Askøy | Lillehammer | Molde | Kristiansund | Harstad | Narvik | Alta | Mo i Rana | Rana | Mosjøen |
    Gjøvik | Kongsberg | Hønefoss | Elverum | Førde | Voss | Brønnøysund | Brønnøy | Bindal | Kirkenes |
    Hammerfest | Vadsø | Svolvær | Sortland | Leknes | Lofoten | Geilo | Hemsedal | Lillestrøm | Asker |
    Bærum | Jessheim | Gardermoen | Notodden | Horten | Mandal | Grimstad | Egersund | Bryne | Leirvik |
    Stord | Florø | Sogndal | Volda | Ørsta | Ulsteinvik | Surnadal | Sunndal | Sunndalsøra | Tynset |
    Otta | Dombås | Fagernes | Kongsvinger | Raufoss | Ski | Drøbak | Sandnessjøen | Fauske | Finnsnes |
    Andenes | Karasjok | Kautokeino | Longyearbyen | Svalbard | Levang | Stockholm | Östersund | Åre |
    Göteborg | København | Copenhagen | Helsinki | Berlin | London | Paris | Brussel | Brussels |
    Reykjavik
"""

ALSO_A_WORD = """
    Heim | Moss | Roan | Ski | Rana | Stord | Halden | Alta | Otta | Fosen | Osen | Åre | Voss | Skien |
    Mandal | Bryne
"""
"""These stand for the place only where they are typed with a capital: "heim" is home, and "ski" are skis."""
