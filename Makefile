# Everything that a fresh machine needs: Python 3.11 or newer with venv, make and git.
#
#   make demo      set up .venv, code the bundled examples, show their events, fill a ledger
#   make test      set up .venv and run all tests
#   make install   only set up .venv
#   make lint      format, lint and type checks
#   make bench     speed and memory, beside the bare language pipeline
#   make lock      resolve the dependencies of pyproject.toml anew
#   make clean     remove what the targets made

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
WORKERS ?= 2

.PHONY: install demo test lint bench lock clean

install: $(READY)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or newer; set PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) || \
		{ echo "The venv module is missing; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@mkdir -p out && rm -f out/demo.sqlite*
	$(BIN)/dateline code examples/reports --format text --html out/demo.html
	$(BIN)/dateline ledger init out/demo.sqlite
	$(BIN)/dateline ledger add out/demo.sqlite examples/ledger/reports.jsonl
	$(BIN)/dateline history out/demo.sqlite EUUMJ5FLA2MJP
	$(BIN)/dateline export out/demo.sqlite --codebook acled -o out/demo-acled.csv
	$(BIN)/dateline map out/demo.sqlite -o out/demo-map.html
	@echo
	@echo "The coded reports with highlights, in a browser:  out/demo.html"
	@echo "Fourteen more reports as a ledger of events:      out/demo.sqlite"
	@echo "  its map, in a browser:                          out/demo-map.html"
	@echo "  its events in ACLED's columns:                  out/demo-acled.csv"
	@echo "  the review desk on it:                          $(BIN)/dateline serve out/demo.sqlite"

test: $(READY)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python scripts/bench.py

lock: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --all-extras --group dev \
		--upgrade --no-annotate --custom-compile-command "make lock" --quiet \
		pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
