# Everything a newcomer needs: Python 3.11 or newer, and make. The rest is set up on first use, in .venv.
# Arguments pass through:  make test ARGS="tests/rules -x"    make try ARGS="--help"

SHELL  := /bin/sh
PYTHON := .venv/bin/python
ARGS   ?=
# Newest first; a name may exist and still not run (a pyenv shim), so each is asked for its version.
PYTHONS ?= python3.14 python3.13 python3.12 python3.11 python3

.DEFAULT_GOAL := help
STORY   ?= a-flag
SEEDS   ?= 5
WEEKS   ?= 8
MINUTES ?= 10
PEOPLE  ?= 2000
SEED    ?= 1
EXAMPLES ?= 20
REQUESTS ?= 100000
SECONDS  ?= 10
TIMES    ?= 10

.PHONY: help try demo test check bench partners simulate fuzz crash chaos flood upgrade twice signs adversary picture clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

try: .venv/.installed ## Open the playground: four people side by side, and a clock you can push
	@.venv/bin/kaveri try $(ARGS)

demo: .venv/.installed ## Read the whole story in the terminal, in about a second; STORY=a-year for a year of it
	@.venv/bin/kaveri demo --story $(STORY) $(ARGS)

test: .venv/.developing ## Run every test
	@$(PYTHON) -m pytest -n auto --dist loadfile $(ARGS)

check: .venv/.developing ## Style, types, which part may know which, and how old the helplines are
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) -m pytest tests/test_architecture.py
	@$(PYTHON) -m tests.doors

bench: .venv/.developing ## Measure speed, memory and start-up against bare bots; writes build/bench.json
	@$(PYTHON) -m tests.bench $(ARGS)

partners: .venv/.developing ## Play the story on other people's emulators of Slack and Teams, where installed
	@$(PYTHON) -m pytest tests/partners -rs $(ARGS)

simulate: .venv/.developing ## Let made-up companies live for weeks, and watch that no promise breaks: SEEDS=20 WEEKS=26
	@$(PYTHON) -m tests.simulation --seeds $(SEEDS) --weeks $(WEEKS) $(ARGS)

fuzz: .venv/.developing ## Send hostile requests to every door, and see that nothing breaks or changes: REQUESTS=5000 SEED=7
	@$(PYTHON) -m tests.fuzz --requests $(REQUESTS) --seed $(SEED) $(ARGS)

crash: .venv/.developing ## Kill the real program at every write and call, and see that nothing is lost: ARGS="--job checkin"
	@$(PYTHON) -m tests.crash $(ARGS)

chaos: .venv/.developing ## Kill, pause and cut off three replicas while people press, and see that every promise is kept: SEED=7
	@$(PYTHON) -m tests.chaos --minutes $(MINUTES) --seed $(SEED) $(ARGS)

flood: .venv/.developing ## Send ten times as many presses as can be kept, and see that none is late, lost or silent: TIMES=20
	@$(PYTHON) -m tests.flood --seconds $(SECONDS) --times $(TIMES) $(ARGS)

twice: .venv/.developing ## Live weeks twice that differ in one secret, and see that nobody else can tell: EXAMPLES=200
	@$(PYTHON) -m tests.noninterference --examples $(EXAMPLES) $(ARGS)

signs: .venv/.developing ## Measure what the rule for signs notices, and how often it is wrong: PEOPLE=8000 SEED=7
	@$(PYTHON) -m tests.signs --people $(PEOPLE) --seed $(SEED) $(ARGS)

upgrade: .venv/.developing ## Run the storage tests of the release before on the schema of this one: PREVIOUS=v1.2
	@$(PYTHON) -m tests.upgrade $(PREVIOUS)

adversary: .venv/.developing ## Let the curious try to learn who asked, from a database, an export, a log, beside somebody: ARGS=--write
	@$(PYTHON) -m tests.adversary $(ARGS)

picture: .venv/.developing ## Draw the states of an ask into deploy/states.md, from the rules themselves
	@$(PYTHON) -m tests.picture

clean: ## Remove what the other targets made; databases stay
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find adapters bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than pyproject.toml once its dependencies are installed: no pip after the first time.
.venv/.installed: pyproject.toml | $(PYTHON)
	@echo "Installing what Kaveri needs, once. About a minute."
	@$(PYTHON) -m pip install -q --disable-pip-version-check -e .
	@touch $@

.venv/.developing: pyproject.toml | $(PYTHON)
	@echo "Installing what Kaveri and its tests need, once. About two minutes."
	@$(PYTHON) -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch .venv/.installed $@

$(PYTHON):
	@bare=; for python in $(PYTHONS); do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	    $$python -c 'import ensurepip, venv' >/dev/null 2>&1 || { bare=$$python; continue; }; \
	    rm -rf .venv && exec $$python -m venv .venv; \
	done; \
	if [ -n "$$bare" ]; then \
	    version=$$($$bare -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	    echo "$$bare cannot make virtual environments. On Debian or Ubuntu: sudo apt install python$$version-venv" >&2; \
	else \
	    echo "Kaveri needs Python 3.11 or newer, and none was found. Looked for: $(PYTHONS)." >&2; \
	fi; exit 1
