from __future__ import annotations

from konnect_desktop.wording.calendar import may_be_outdated
from konnect_desktop.wording.language import Language


def test_f060_a_planning_that_may_be_old_says_so_in_both_languages() -> None:
    english, dutch = may_be_outdated(Language.EN), may_be_outdated(Language.NL)
    assert "out of date" in english
    assert "verouderd" in dutch
    assert english.endswith(".")
    assert dutch.endswith(".")
