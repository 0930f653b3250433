@echo off
rem Start Biaochi without a registry (not tried on Windows yet): environment from wheels\ on the first start.
rem The sentences stand in wheels\*.txt, so that this file is plain ASCII whatever code page reads it.
cd /d "%~dp0"
if exist .venv\.ready goto run
for /f "tokens=1" %%v in (wheels\made-for.txt) do set WANTED=%%v
set FOUND=
py -%WANTED% -c "" 2>nul && set FOUND=py -%WANTED%
if not defined FOUND python -c "import sys; sys.exit('%%d.%%d' %% sys.version_info[:2] != '%WANTED%')" 2>nul && set FOUND=python
if not defined FOUND goto python_needed
if exist .venv rmdir /s /q .venv
%FOUND% -m venv .venv || goto not_installed
.venv\Scripts\python -m pip install --quiet --no-index --find-links wheels -r requirements.txt || goto not_installed
type nul > .venv\.ready
:run
set PYTHONPATH=%CD%
.venv\Scripts\python -m streamlit run dashboard.py %*
exit /b

:python_needed
chcp 65001 >nul
type wheels\python-needed.txt
pause
exit /b 1

:not_installed
if exist .venv rmdir /s /q .venv
chcp 65001 >nul
type wheels\not-installed.txt
pause
exit /b 1
