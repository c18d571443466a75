# Everything that a fresh machine needs: Python 3.11 or newer with venv, make and git.
#
#   make demo      set up .venv, code the bundled examples and show their events
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
	@mkdir -p out
	$(BIN)/dateline code examples/reports --format text --html out/demo.html
	@echo "The same with highlights, in a browser: out/demo.html"
	@rm -f out/demo.dateline out/demo.dateline-wal out/demo.dateline-shm
	$(BIN)/dateline ledger init out/demo.dateline
	$(BIN)/dateline ledger add out/demo.dateline examples/ledger/reports.jsonl
	@echo "Fourteen invented reports are in a ledger; open the review desk on it with:"
	@echo "  $(BIN)/dateline serve out/demo.dateline"

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
