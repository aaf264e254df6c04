"""What the invented people write into the reflection's two questions. Invented too, and harmless."""

REPLIES: dict[str, tuple[str, ...]] = {
    "takeaway": (
        "At vi bør dele planleggeren med nabokommunen, og at det går an å starte i det små.",
        "Arbeidsmåten med prosessledelse. Den tar jeg med inn i kommunestyret.",
        "Samtalene i pausene. Vi strever med det samme, alle sammen.",
        "Kontakten med Husbanken. Vi har avtalt et møte.",
        "Eit konkret opplegg for bustadpolitikken som vi kan bruke heime.",
        "At jeg ikke er alene om å være liten kommune.",
        "Eksemplet fra Tydal om stedsutvikling.",
        "At samarbeid på papiret ikke er det samme som samarbeid i hverdagen.",
        "Lista over virkemidler fra Distriktssenteret.",
        "Vi må få med næringslivet tidlegare.",
        "Et tydeligere bilde av hva vi vil med avtalen.",
        "Gruppearbeidet med Leka og Høylandet, det fortsetter vi med.",
        "Omvisningen. Det er noe annet å se det enn å høre om det.",
        "At framsynsarbeid kan gjøres på en ettermiddag.",
    ),
    "change": (
        "Mer tid til gruppearbeid, og kortere innledninger.",
        "Send ut programmet tidligere, så rekker vi å forberede oss.",
        "Gjerne flere ordførere på plass begge dager.",
        "Meir tid mellom øktene.",
        "Ingenting, dette var bra.",
        "Det ble litt mye på én dag.",
        "Bruk lokale bedrifter som eksempler.",
        "Noen må ta ansvar for å følge opp det vi ble enige om.",
        "Start klokka ti, så rekk vi fram same dag.",
        "En oppsummering på e-post etterpå, takk.",
    ),
}
