"""The one link between a person and their reflection, for as long as its round is not sealed.

Whoever has the database alone (a backup) can't follow it: the secret is kept elsewhere. Once the salt is deleted,
nobody can. HMAC: RFC 2104; a key from a secret and a salt: RFC 5869.
"""

import hmac


def round_key(secret: bytes, key_salt: bytes) -> bytes:
    """The key of a round."""
    return hmac.digest(key_salt, secret, "sha256")


def link_of(key: bytes, round_id: int, person_id: int) -> str:
    """The link of a person's reflection in a round, in hex."""
    return hmac.digest(key, f"{round_id}/{person_id}".encode(), "sha256").hex()
