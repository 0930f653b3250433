"""Fill a Report from the warehouse: the pages' own queries, exhibits and finding sentences, in the order asked for.

In: connection and Order. Out: Report. Decision: the only module, with its questions, that knows both the warehouse and
the Report; everything after it is pure. Refuses an order that no figure answers (OrderError).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import chain

import duckdb
import pandas as pd

from briefing.frames import IDENTITY, comparison_frame, counts_frame, figures_frame, growth_frame
from briefing.order import Order, OrderError, regions_with_figures
from briefing.questions import INDICATORS, Inquiry, exhibits_of, places_without_name
from briefing.report import Definition, Report, Section, Version
from briefing.sections import sections_of
from briefing.silence import silence_of, silence_of_part, tell_left_out
from briefing.source_book import SourceBook
from charts.exhibit import Choice, Exhibit
from warehouse.queries import columns, sources
from words.catalogue import Lang, load_catalogue, text
from words.citations import date_text
from words.figures import present, rows_of, unit_text

_METHOD = ("method_month", "method_in_force", "method_implied", "method_years", "method_rounding")


def fill_report(con: duckdb.DuckDBPyConnection, order: Order) -> Report:
    """The whole Report of an order."""
    inquiry, choice = Inquiry(con, order), make_choice(con, order)
    shown = report_exhibits(inquiry, choice)
    if not shown:
        held = regions_with_figures(sources.regions(con), order.lang)
        raise OrderError(text("ordering.nothing", order.lang, known=held))
    return make_report(inquiry, choice, shown)


def report_exhibits(inquiry: Inquiry, choice: Choice) -> list[Exhibit]:
    """The exhibits of the pages ordered."""
    return list(chain.from_iterable(exhibits_of(inquiry, page, choice) for page in inquiry.order.pages))


def report_of_chart(con: duckdb.DuckDBPyConnection, choice: Choice, exhibit: Exhibit) -> Report:
    """One chart alone: its slide, its table, its figures, its sources."""
    book = SourceBook(choice.lang)
    sections = tuple(sections_of(exhibit, choice, book))
    drawn = [exhibit.figures] if set(IDENTITY) <= set(exhibit.figures) else []
    return Report(
        title=exhibit.title,
        subtitle=exhibit.finding,
        lang=choice.lang,
        version=read_version(con, choice.lang),
        sections=sections,
        figures=figures_frame(drawn, book, choice.lang),
        growth=growth_frame(exhibit.figures, book, choice.lang) if "pair_kind" in exhibit.figures else pd.DataFrame(),
        counts=counts_frame([exhibit]),
        sources=book.sources,
        columns=_columns(con, choice.lang),
        alone=True,
    )


def make_choice(con: duckdb.DuckDBPyConnection, order: Order) -> Choice:
    """The Choice that the pages' builders need."""
    book = sources.region_names(con, list(order.regions)).set_index("region_code")
    column = "region_short" if order.lang == "zh" else "region_en"
    names = {code: str(book.at[code, column]) for code in order.regions}
    return Choice(names, order.unit, order.lang, order.year, "urban", order.base)


def make_report(inquiry: Inquiry, choice: Choice, asked: Sequence[Exhibit], aside: Sequence[Exhibit] = ()) -> Report:
    """A Report of the exhibits asked for and of those put aside on pages, each of which stays as it was made for its
    own choice; with the frames of the order's regions."""
    con, order, lang = inquiry.con, inquiry.order, inquiry.order.lang
    book = SourceBook(lang)
    shown = [*asked, *aside]
    sections, left = _speaking(asked, choice, book)
    sections += chain.from_iterable(sections_of(exhibit, exhibit.choice or choice, book) for exhibit in aside)
    own, history = inquiry.own_breakdown(INDICATORS), inquiry.over_years()
    drawn = [exhibit.figures for exhibit in shown if set(IDENTITY) <= set(exhibit.figures)]
    pairs = inquiry.pairs()
    return Report(
        title=text("briefing.title", lang),
        subtitle=text("figures.list_separator", lang).join(choice.names.values()),
        lang=lang,
        version=read_version(con, lang),
        sections=tuple(sections),
        comparison=comparison_frame(own, book, lang),
        left_out=_left_out(set(own["region_code"]), choice),
        silent=tell_left_out(left, places_without_name(inquiry, choice), lang),
        figures=figures_frame([history, *drawn], book, lang),
        growth=growth_frame(pairs, book, lang),
        counts=counts_frame(shown),
        sources=book.sources,
        definitions=_definitions(con, lang),
        method=tuple(text(f"briefing.{key}", lang) for key in _METHOD),
        filters=_filters(order, choice),
        base_region=order.base or (order.regions[0] if len(order.regions) > 1 else None),
        columns=_columns(con, lang),
    )


def _speaking(
    asked: Sequence[Exhibit], choice: Choice, book: SourceBook
) -> tuple[list[Section], list[tuple[str, str]]]:
    """The sections of the exhibits asked for that say something, and of the others the title and why they do not. Where
    none says anything, what was asked for stands."""
    speaking = [exhibit for exhibit in asked if not silence_of(exhibit)] or asked
    left = [(exhibit.title, silence_of(exhibit)) for exhibit in asked if exhibit not in speaking]
    parts = list(chain.from_iterable(sections_of(exhibit, choice, book) for exhibit in speaking))
    kept = [part for part in parts if not silence_of_part(part)] or parts
    left += [(part.chart.title, silence_of_part(part)) for part in parts if part.chart and part not in kept]
    return kept, left


def read_version(con: duckdb.DuckDBPyConnection, lang: Lang) -> Version:
    """Which data the warehouse holds; the date is that of its newest source, so the clock is never asked."""
    build = sources.build_info(con).iloc[0]
    as_of, digest = date.fromisoformat(str(build["data_until"])[:10]), str(build["content_sha256"])[:8]
    return Version(
        text("briefing.version", lang, date=date_text({"published": as_of.isoformat()}, lang), version=digest),
        as_of,
        digest,
    )


def _definitions(con: duckdb.DuckDBPyConnection, lang: Lang) -> tuple[Definition, ...]:
    found = []
    for row in rows_of(sources.indicators(con)):
        law = [present(row.get(f"law_title_{lang}")), present(row.get("law_number"))]
        basis = text("figures.list_separator", lang).join(part for part in law if part)
        found.append(Definition(row[f"name_{lang}"], row[f"definition_{lang}"], basis))
    return tuple(found)


def _left_out(held: Collection[str], choice: Choice) -> str:
    """Which of the chosen regions the comparison has nothing of, and why; empty where it has all."""
    others = [name for code, name in choice.names.items() if code not in held]
    reason = text(f"briefing.left_out_{'same' if choice.year else 'latest'}", choice.lang, year=choice.year)
    regions = text("figures.list_separator", choice.lang).join(others)
    return text("briefing.comparison_left_out", choice.lang, regions=regions, reason=reason) if others else ""


def _columns(con: duckdb.DuckDBPyConnection, lang: Lang) -> dict[str, str]:
    """What the columns of the frames mean: the warehouse's own, and those that a briefing adds."""
    key = "briefing.frame_"
    added = {name.removeprefix(key): text(name, lang) for name in load_catalogue() if name.startswith(key)}
    return {**columns.column_meanings(con, lang), **added}


def _filters(order: Order, choice: Choice) -> dict[str, str]:
    lang = order.lang
    years = text("briefing.years_same", lang, year=order.year) if order.year else text("briefing.years_latest", lang)
    return {
        text("briefing.filter_regions", lang): text("figures.list_separator", lang).join(choice.names.values()),
        text("briefing.filter_years", lang): years,
        text("briefing.filter_unit", lang): unit_text(order.unit, lang),
        text("briefing.filter_review", lang): text(f"briefing.review_{'all' if order.unreviewed else 'only'}", lang),
    }
