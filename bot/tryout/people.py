"""The invented people of the local workspace. Nobody of these names is meant; each is labelled as invented."""

from dataclasses import dataclass

from models.vocabulary import Role

LABEL = "oppdiktet"


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Somebody in the local workspace. `organisation` is its id in the I LAG data."""

    user_id: str
    handle: str
    name: str
    title: str
    role: Role
    organisation: str | None = None
    is_guest: bool = False

    @property
    def labelled_name(self) -> str:
        """The name as the workspace shows it."""
        return f"{self.name} ({LABEL})"


LEAD = InventedPerson("U0KARI00001", "kari", "Kari Nordmann", "Programleder", "lead", "trondelag-fylkeskommune")
EVALUATOR = InventedPerson("U0EVA000002", "eva", "Eva Lund", "Følgeforsker", "evaluator")
MUNICIPALITIES = (
    ("snasa", "Snåsa", ("Ola Moen", "Siri Vang", "Tor Brekke")),
    ("meraker", "Meråker", ("Anne Li", "Nils Fossum")),
    ("hoylandet", "Høylandet", ("Berit Haug", "Jon Elden", "Marit Sandnes")),
    ("tydal", "Tydal", ("Per Aune", "Guri Stuedal")),
    ("rennebu", "Rennebu", ("Liv Berg", "Arne Havdal", "Kjersti Nesset")),
    ("leka", "Leka", ("Odd Haugen", "Randi Skei")),
)
POSTS: tuple[tuple[str, Role], ...] = (
    ("Prosjektleder", "project-manager"),
    ("Ordfører", "mayor"),
    ("Kommunedirektør", "municipal-director"),
)
PARTNERS = (
    InventedPerson("U0PARTNER01", "ida", "Ida Holm", "Rådgiver, Distriktssenteret", "partner", "distriktssenteret"),
    InventedPerson("U0PARTNER02", "lars", "Lars Vik", "Rådgiver, Husbanken", "partner", "husbanken"),
    InventedPerson("U0PARTNER03", "mona", "Mona Dahl", "Rådgiver, KS", "partner", "ks"),
    InventedPerson("U0GJEST0001", "geir", "Geir Ås", "Gjest", "participant", is_guest=True),
)


def _of_municipalities() -> list[InventedPerson]:
    """A project manager and a mayor in each, and in some a municipal director."""
    return [
        InventedPerson(
            f"U0{municipality.upper()[:5]}{number:04d}",
            name.split()[0].casefold(),
            name,
            f"{post}, {place}",
            role,
            municipality,
        )
        for municipality, place, names in MUNICIPALITIES
        for number, (name, (post, role)) in enumerate(zip(names, POSTS, strict=False), start=1)
    ]


PEOPLE: tuple[InventedPerson, ...] = (LEAD, EVALUATOR, *_of_municipalities(), *PARTNERS)
