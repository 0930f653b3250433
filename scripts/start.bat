@echo off
rem Start Biaochi without a registry (not tried on Windows yet): environment from wheels\ on the first start.
cd /d "%~dp0"
if not exist .venv\Scripts\streamlit.exe (
  py -3 -m venv .venv || exit /b 1
  .venv\Scripts\python -m pip install --quiet --no-index --find-links wheels -r requirements.txt || exit /b 1
)
set PYTHONPATH=%CD%
.venv\Scripts\python -m streamlit run dashboard.py %*
