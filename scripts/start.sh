#!/usr/bin/env bash
# Start Biaochi without a registry: environment from wheels/ on the first start, then the dashboard on this machine.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -e .venv/.ready ]; then
  read -r wanted _ < wheels/made-for.txt
  python=""
  for candidate in "python$wanted" python3 python; do
    if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$wanted')" 2>/dev/null; then
      python=$candidate
      break
    fi
  done
  if [ -z "$python" ]; then
    cat wheels/python-needed.txt >&2
    exit 1
  fi
  rm -rf .venv  # a first start that was broken off
  if ! { "$python" -m venv .venv &&
    .venv/bin/python -m pip install --quiet --no-index --find-links wheels -r requirements.txt; }; then
    rm -rf .venv
    cat wheels/not-installed.txt >&2
    exit 1
  fi
  touch .venv/.ready
fi
export PYTHONPATH="$PWD"
exec .venv/bin/python -m streamlit run dashboard.py "$@"
