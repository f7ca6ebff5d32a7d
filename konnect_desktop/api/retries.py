"""Another try after what may pass by itself: how often, how soon, and after which errors (R5)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import stamina

from konnect_desktop.api.failures import WORTH_ANOTHER_TRY
from konnect_desktop.api.network import RetryPolicy
from konnect_desktop.domain.errors import KonnectError


def tries(retry: RetryPolicy) -> AsyncIterator[stamina.Attempt]:
    """Return the tries of one read, each to be made within ``with attempt:``.

    An error that asks for more patience than the policy has ends them at once.
    """

    def is_worth_another(error: Exception) -> bool:
        if not isinstance(error, KonnectError) or error.kind not in WORTH_ANOTHER_TRY:
            return False
        return (error.retry_after_s or 0.0) <= retry.timeout_s

    return aiter(
        stamina.retry_context(
            on=is_worth_another,
            attempts=retry.attempts,
            timeout=retry.timeout_s,
            wait_initial=retry.wait_initial_s,
            wait_max=retry.wait_max_s,
            wait_jitter=retry.jitter_s,
        )
    )
