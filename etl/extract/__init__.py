"""SourceText and RepairedText → Extraction: the standards a text states, each with its place and its derivation.

The engine knows dimensions, roles and lists; the words are data/lexicon/*.csv. Linear in the length of the text:
sentences without an anchor are not even lexed.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.caseload import read_caseload
from etl.extract.day.dating import date_drafts, document_year, heading_line, told_on
from etl.extract.day.from_today import day_of_publication, settle_today
from etl.extract.doubts import doubts_of, of_document, repaired_places
from etl.extract.observing import observe, source_span
from etl.extract.place.addressees import is_addressed
from etl.extract.place.item_places import share_item_places
from etl.extract.place.paragraphs import headed_paragraphs
from etl.extract.place.regions import find_region
from etl.extract.reading import Reader
from etl.extract.settle import drop_doubles, drop_past, mark_minimum, spread_unified
from etl.extract.subject.unity_behind import unify_above
from etl.extract.table.cells import Grid
from etl.extract.table.grids import find_grids
from etl.extract.table.tables import read_grid
from etl.extract.text.foot_lines import foot_lines, is_within
from etl.extract.text.selecting import select_sentences, title_span
from etl.extract.text.shielding import plain, shield
from etl.extract.text.units_said import only_unit
from etl.extract.whole_text import (
    growth_of_newer,
    name_grades,
    only_place,
    share_area,
    share_group,
    share_periods,
    tell_care_parts,
    undate_others,
)
from etl.records import Extraction, RepairedText, SourceText, Step


def extract(source: SourceText, repaired: RepairedText) -> Extraction:
    """Everything the text states, in its order."""
    region = find_region(source.publisher, source.title, repaired.text)
    dated = source.title or heading_line(repaired.text)
    year = document_year(dated, source.published, repaired.text)
    repaired = replace(repaired, text=shield(repaired.text))
    text, own = repaired.text, shield(region) if region else None
    reader = Reader(text, own, only_unit=only_unit(text), paragraphs=headed_paragraphs(text, own))
    title = shield(source.title) if source.title else None
    reader.learn_title(title)
    _read_all(reader, find_grids(source, repaired), title_span(text, title))
    share_item_places(reader.drafts, reader.notes, text)
    settle_today(reader.notes, day_of_publication(source.published, text))
    date_drafts(reader.drafts, reader.notes, year, told_on(dated, source.published))
    undate_others(reader.drafts, own)
    share_periods(reader.drafts, reader.only_unit)
    share_area(reader.drafts, source.title)
    tell_care_parts(reader.drafts)
    unify_above(reader.drafts, text)
    share_group(reader.drafts)
    growth_of_newer(reader.drafts)
    name_grades(reader.drafts, reader.grades)
    drafts = drop_past(reader.drafts)
    spread_unified(drafts)
    drafts = drop_doubles(drafts)
    mark_minimum(drafts, own, "guide" in reader.flags)
    region = region or plain(only_place(drafts) or "") or None
    observations = tuple(observe(draft, source, repaired, own) for draft in drafts)
    steps = tuple(Step(t.rule, source_span(repaired, t.start, t.end), plain(t.result)) for t in reader.traces)
    refused = tuple(
        Step(t.rule, source_span(repaired, t.start, t.end), plain(t.result), plain(t.said)) for t in reader.refused
    )
    findings = list(of_document(repaired)) if observations else []
    changed = repaired_places(repaired)
    for index, (draft, observation) in enumerate(zip(drafts, observations, strict=True)):
        findings += doubts_of(draft, observation, f"{source.id}-{index + 1:02d}", repaired, changed)
    caseload = read_caseload(source, repaired, year)
    return Extraction(source.id, region, year, observations, caseload, tuple(findings), steps, refused)


def _read_all(reader: Reader, grids: list[Grid], title: tuple[int, int]) -> None:
    """Sentences and grids in the order of the text; title and lines of grids that were read are none."""
    pending = iter(grids)
    grid = next(pending, None)
    read: list[Grid] = []
    foot = foot_lines(reader.text)
    for sentence, worth in select_sentences(reader.text, named=bool(reader.context.heads)):
        while grid and sentence.end > grid.start:
            if read_grid(reader, grid):
                read.append(grid)
            grid = next(pending, None)
        if title[0] <= sentence.start < title[1] or is_within(foot, sentence.start):
            continue
        if not reader.drafts and is_addressed(reader.text, sentence):
            continue
        if read and sentence.start < read[-1].end and read[-1].start < sentence.end:
            continue
        if worth == "level":
            reader.open_level(sentence.level or 0, reader.text[sentence.start : sentence.body])
            reader.learn_plan(sentence)
        else:
            reader.read(sentence)
    while grid:
        read_grid(reader, grid)
        grid = next(pending, None)
