"""A passage states the same figures as bare text, as a saved text with its head, as a web page and as a Word file."""

import html
from dataclasses import replace
from functools import cache

import pytest
from docx import Document

from etl.output import observation_record
from etl.pipeline import extract_document, extract_text
from etl.read import read_file
from tests.corpus import FOLDER, load

LOST_IN_WEB_PAGES = ("\t", "\n ")
"""What a paragraph of a web page cannot hold: tabs, blanks that begin a line"""
PASSAGES = [
    passage
    for path in sorted(FOLDER.glob("wordings*.toml"))
    for passage in load(path.name, "passage")
    if passage.get("title") and passage.get("publisher") and passage.get("published")
    if not any(sign in passage["text"] for sign in LOST_IN_WEB_PAGES)
]
HEAD = "来源：{publisher}　发布时间：{published}"


def figures(extraction):
    records = [observation_record(observation) for observation in extraction.observations]
    return [{name: value for name, value in record.items() if name not in ("spans", "printed")} for record in records]


@cache
def bare_figures(place):
    passage = PASSAGES[place]
    return figures(extract_text(passage["text"], passage["title"], passage["publisher"], passage["published"]))


def as_saved_text(passage, folder):
    path = folder / "saved.txt"
    path.write_text("\n".join((passage["title"], HEAD.format(**passage), passage["text"])), encoding="utf-8")
    return path


def as_web_page(passage, folder):
    path = folder / "page.html"
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in passage["text"].split("\n"))
    title = html.escape(passage["title"])
    path.write_text(
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><div class=nav><a href=/>首页</a></div>"
        f"<div class=article><h1>{title}</h1>{lines}</div><div class=foot>版权所有</div></body></html>",
        encoding="utf-8",
    )
    return path


def as_word(passage, folder):
    path = folder / "notice.docx"
    document = Document()
    for line in (passage["title"], *passage["text"].split("\n")):
        document.add_paragraph(line)
    document.save(path)
    return path


@pytest.mark.parametrize(("save", "every"), [(as_saved_text, 1), (as_web_page, 1), (as_word, 4)])
def test_the_same_figures(save, every, tmp_path):
    wrong = []
    for place, passage in list(enumerate(PASSAGES))[::every]:
        source = read_file(save(passage, tmp_path))
        head = {name: passage[name] for name in ("title", "publisher", "published")}
        if figures(extract_document(replace(source, **head))) != bare_figures(place):
            wrong.append(passage["id"])
    assert wrong == []


def test_there_is_enough_to_compare():
    assert len(PASSAGES) > 50
