"""Objects of invoices and documents (portal-api 2.13); the rule is ``wire``'s."""

from __future__ import annotations

from typing import Any

from konnect_desktop.api.wire import Item


class Document(Item):
    """A document of an overview."""

    admin_id: Any
    item_id: Any
    item_date: Any = None
    subject: Any = None
    has_attachment: Any = None
