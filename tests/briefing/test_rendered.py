"""LibreOffice opens every file and prints it: pages are there, and no text is cut into missing glyphs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from briefing.docx import render_docx
from briefing.pptx import render_pptx
from briefing.xlsx import render_xlsx
from tests.briefing.sample import sample_report

RENDERERS = {"pptx": render_pptx, "docx": render_docx, "xlsx": render_xlsx}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_and_prints_every_format(tmp_path: Path) -> None:
    files = [tmp_path / f"简报-{ending}.{ending}" for ending in RENDERERS]
    for file, render in zip(files, RENDERERS.values(), strict=True):
        file.write_bytes(render(sample_report(4)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for file in files:
        pages = pypdfium2.PdfDocument(file.with_suffix(".pdf"))
        words = "".join(page.get_textpage().get_text_range() for page in pages).replace(" ", "")
        assert "鄂尔多斯市" in words, file.name
        assert "约630" in words, file.name
    assert len(pypdfium2.PdfDocument(tmp_path / "简报-pptx.pdf")) == 7
