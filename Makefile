# Two commands: `make run` and `make test`. Everything they need they install into .venv.
VENV   := .venv
PYTHON := $(VENV)/bin/python
export PYTHONPATH := $(CURDIR)
# What Python compiled is kept: each worker of the tests compiles five seconds otherwise.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check soak bundle environment warehouse clean

run: environment warehouse
	$(PYTHON) -m streamlit run dashboard.py

test: environment-dev check
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not soak"

check: environment-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

soak: environment-dev
	$(PYTHON) -m pytest -m soak

# A folder for an intranet without a registry: this project, all wheels, start scripts (docs/deploy.md).
bundle: warehouse
	$(PYTHON) -m scripts.bundle $(BUNDLE_PLATFORM:%=--platform %) $(BUNDLE_PYTHON:%=--python %) $(BUNDLE_OUT:%=--out %)

environment: $(VENV)/.installed
environment-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.txt
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet -r requirements.txt
	touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dask.txt requirements-dev.txt
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet -r requirements-dev.txt
	touch $@ $(VENV)/.installed

warehouse: environment
	$(PYTHON) -m etl build

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
