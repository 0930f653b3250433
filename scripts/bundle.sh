#!/usr/bin/env bash
# build/biaochi/: the project as committed, all wheels of requirements.txt, start scripts for Linux and Windows.
# Usage: scripts/bundle.sh PYTHON. The wheels are those of this Python and this system; for another, set PIP_PLATFORM
# (e.g. win_amd64, manylinux2014_aarch64) and PIP_PYTHON (e.g. 3.11).
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-.venv/bin/python}
target=build/biaochi
rm -rf "$target"
mkdir -p "$target/wheels"
git archive HEAD | tar x -C "$target"
platform=()
if [ -n "${PIP_PLATFORM:-}" ]; then
  platform=(--platform "$PIP_PLATFORM" --python-version "${PIP_PYTHON:-3.11}" --only-binary=:all:)
fi
"$python" -m pip download --quiet --dest "$target/wheels" "${platform[@]}" -r requirements.txt
cp scripts/start.sh scripts/start.bat "$target/"
chmod +x "$target/start.sh"
tar czf build/biaochi.tar.gz -C build biaochi
echo "build/biaochi.tar.gz: $(du -h build/biaochi.tar.gz | cut -f1)"
