#!/usr/bin/env bash
# Start Biaochi without a registry: environment from wheels/ on the first start, then the dashboard on this machine.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x .venv/bin/streamlit ]; then
  python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --no-index --find-links wheels -r requirements.txt
fi
export PYTHONPATH="$PWD"
exec .venv/bin/python -m streamlit run dashboard.py "$@"
