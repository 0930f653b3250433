"""The bare Streamlit page that ours is measured against: `charts` static Plotly bar charts, a select box, a last line.

It stands at the root of its server, where Streamlit's client finds the server at once (below the root it would wait a
tenth of a second). `/?charts=4` says how many charts; nothing is queried, computed or translated.
"""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
wanted = int(st.query_params.get("charts", "1"))
tall = st.selectbox("Height", [1, 2])
for place in range(wanted):
    figure = go.Figure(go.Bar(x=["a", "b", "c", "d"], y=[1 * tall, 3 + place, 2 * tall, 4]))
    st.plotly_chart(figure, theme=None, key=f"chart-{place}")
st.html("<p class='as-of'>done</p>")
