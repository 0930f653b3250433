"""Sign-in: where the server's secrets name an identity provider ([auth]), nobody is shown a page before signing in.

The frame asks here before it runs a page, by whatever address it was reached. Without such secrets everybody is let in.
"""

from __future__ import annotations

import html

import streamlit as st

from words.catalogue import Lang, text


def may_enter() -> bool:
    """Whether this visitor may see pages: Streamlit knows of signing in only where a provider is named."""
    return bool(st.user.get("is_logged_in", True))


def ask_sign_in(lang: Lang) -> None:
    """One sentence and the button that leads to the provider."""
    st.html(f"<p lang='{'zh-CN' if lang == 'zh' else 'en'}'>{html.escape(text('ui.sign_in_first', lang))}</p>")
    st.button(text("ui.sign_in", lang), type="primary", on_click=st.login, key="sign-in")
