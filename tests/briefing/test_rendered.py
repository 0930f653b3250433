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
    for ending, render in RENDERERS.items():
        (tmp_path / f"简报.{ending}").write_bytes(render(sample_report(4)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for ending in RENDERERS:
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / ending)]
        subprocess.run([*command, str(tmp_path / f"简报.{ending}")], check=True, capture_output=True, timeout=180)
        pages = pypdfium2.PdfDocument(tmp_path / ending / "简报.pdf")
        words = "".join(page.get_textpage().get_text_range() for page in pages).replace(" ", "")
        assert "鄂尔多斯市" in words, ending
        assert "约630" in words, ending
    assert len(pypdfium2.PdfDocument(tmp_path / "pptx" / "简报.pdf")) == 7
