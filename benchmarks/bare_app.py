"""The bare Streamlit page that ours is measured against: `charts` static Plotly bar charts, a select box, a last line.

Beside the first page, `/`, it has an address of its own, as each of our pages has: there Streamlit's client looks for
its server first and waits a tenth of a second when it finds none. `/bare?charts=4` says how many charts; nothing is
queried, computed or translated.
"""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st


def bare() -> None:
    """As many charts as the address asks for."""
    wanted = int(st.query_params.get("charts", "1"))
    tall = st.selectbox("Height", [1, 2])
    for place in range(wanted):
        figure = go.Figure(go.Bar(x=["a", "b", "c", "d"], y=[1 * tall, 3 + place, 2 * tall, 4]))
        st.plotly_chart(figure, theme=None, key=f"chart-{place}")
    st.html("<p class='as-of'>done</p>")


st.set_page_config(layout="wide")
st.navigation([st.Page(bare, default=True, url_path="start"), st.Page(bare, url_path="bare")], position="hidden").run()
