"""Which keys of an answer may be told: none that is a word of the family's, whatever its case."""

from __future__ import annotations

import json
from typing import cast

import msgspec
import pytest

from konnect_desktop.api import routes
from konnect_desktop.api.examining import listed
from konnect_desktop.api.known_shapes import KNOWN_KEYS
from konnect_desktop.api.private_words import PrivateWords
from tests.api.parts import Bench
from tests.support.faults import Fault, Respond

TEXTS = {
    "names": ["Mila", "Sanne de Wit", "Noël", "Jan-Willem"],
    "text": "Ze heeft een allergie voor pinda en zit bij de lieveheersbeestjes.",
    "Ilse": 3,
}


@pytest.fixture
def words() -> PrivateWords:
    words = PrivateWords(KNOWN_KEYS, ("zonnetuin", "oma.jansen@demo.example"))
    words.note([{"deep": [TEXTS]}])
    return words


@pytest.mark.parametrize(
    "key",
    [
        *("mila", "milaCount", "perChildMila", "sanneDeWit", "deWit", "dewit", "sannedewit"),
        *("noel", "janWillem", "janwillem", "allergieVoorPinda", "pindaAllergie", "ilse"),
        *("zonnetuin", "zonnetuinGroup", "jansen", "omaJansen", "omajansen"),
    ],
)
def test_a_key_with_a_word_of_the_family_is_not_told(words: PrivateWords, key: str) -> None:
    assert not words.may_tell(key)


@pytest.mark.parametrize(
    "key", ["Noor", "noor de Wit", "41214", "3b7e19c4", "eyJhbGciOiJIUzI1NiJ9", "", "é", "a_b"]
)
def test_a_key_that_may_be_a_name_or_an_id_is_not_told(words: PrivateWords, key: str) -> None:
    assert not words.may_tell(key)


@pytest.mark.parametrize("key", ["id", "fullname", "dayRythmContent", "likes", "isFavourite"])
def test_a_key_of_the_portals_own_is_told(words: PrivateWords, key: str) -> None:
    assert words.may_tell(key)


def test_a_known_key_is_told_although_texts_have_the_word() -> None:
    words = PrivateWords(KNOWN_KEYS, ())
    words.note("content photos date")
    assert words.may_tell("photos")
    assert words.may_tell("photoDate")


async def test_keys_that_are_names_are_told_by_no_answer(bench: Bench) -> None:
    async with bench.client() as client:
        children = (await client.examiner.examine(routes.CHILDREN)).document
    names = [str(child["firstName"]) for child in listed(children, "activeChildren")]
    document: dict[str, object] = {
        **cast("dict[str, object]", children),
        "perChild": dict.fromkeys(map(str.casefold, names), 1),
        "photos": [dict.fromkeys(map(str.casefold, names), 1)],
        names[0].casefold(): {"seen": True},
    }
    body = json.dumps({"result": True, "payload": document, names[0].casefold(): 1}).encode()
    bench.proxy.use(Fault("/children", (Respond(200, body),)))
    async with bench.client() as client:
        found = (await client.examiner.examine(routes.CHILDREN)).differences
    told = msgspec.json.encode(found).decode()
    assert len(names) > 1
    assert "$.perChild" in told
    assert "envelope.…" in told
    assert not [name for name in names if name.casefold() in told.casefold()]
