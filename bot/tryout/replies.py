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
    ),
    "change": (
        "Mer tid til gruppearbeid, og kortere innledninger.",
        "Send ut programmet tidligere, så rekker vi å forberede oss.",
        "Gjerne flere ordførere på plass begge dager.",
        "Meir tid mellom øktene.",
        "Ingenting, dette var bra.",
        "Det ble litt mye på én dag.",
    ),
}
