# From a fresh clone to a briefing. Needs Python 3.11 or newer with pip, and make; nothing else.
# Another Python: make PYTHON=python3.13 briefing

PYTHON ?= python3
UV ?= uv
SOURCES ?= seeds
NAME ?= seeds
BENCH ?= extraction import brief batch scale
ARGS ?=
COUNT ?= 1000000
SEED ?= 2
TIME ?= 300

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
READY := $(VENV)/.project $(VENV)/.dev
PIP := $(RUN) -m pip --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help briefing test faults lint code format types imports notebooks lab fuzz bench lock clean force

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

briefing: $(VENV)/.project ## print a briefing on the three articles in seeds/ (SOURCES=… NAME=… for others)
	@$(BIN)/ploughshare brief $(SOURCES) --name $(NAME) --out reports
	@test -f reports/$(NAME)/briefing.pdf || \
	  { echo "reports/$(NAME)/briefing.pdf was not written." >&2; exit 1; }
	@echo "The briefing is in reports/$(NAME)/briefing.pdf, and as a page in reports/$(NAME)/briefing.html."

test: $(READY) ## run the tests (ARGS="tests/ledger -x" for some of them)
	@$(RUN) -m pytest $(ARGS)

faults: $(READY) ## let disks fail, machines die and clusters get lost: the long form of tests/faults
	@FAULTS=all $(RUN) -m pytest tests/faults tests/batch $(ARGS)

lint: code format types imports notebooks ## check code, format, types, imports and notebooks (make -k lint: all of them)
	@echo "Code, format, types, imports and notebooks are in order."

code: $(READY)
	@$(RUN) -m ruff check --quiet .

format: $(READY)
	@$(RUN) -m ruff format --check --quiet --output-format concise . || \
	  { echo "$(BIN)/ruff format . mends these." >&2; exit 1; }

types: $(READY)
	@$(RUN) -m mypy --no-error-summary

imports: $(READY)
	@report=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$report"; exit 1; }

notebooks: $(READY)
	@for notebook in notebooks/*.ipynb; do \
	  test -f "$$notebook" || { echo "notebooks/ holds no notebook." >&2; exit 1; }; done
	@$(RUN) -m nbstripout --verify --keep-id notebooks/*.ipynb || \
	  { echo "These notebooks hold output; $(BIN)/nbstripout --keep-id notebooks/*.ipynb takes it out." >&2; exit 1; }

lab: $(VENV)/.project ## open the notebooks in JupyterLab
	@$(BIN)/ploughshare explore

fuzz: $(READY) $(VENV)/.fuzz ## give every reader a million inputs, and seek others for 5 minutes (COUNT=… SEED=… TIME=…)
	@FUZZ_COUNT=$(COUNT) FUZZ_SEED=$(SEED) $(RUN) -m pytest tests/fuzz $(ARGS)
	@$(RUN) -m tests.fuzz.guided $(TIME)

bench: $(VENV)/.project ## measure it beside its peers (BENCH=extraction ARGS="--gold FOLDER article.txt …" for one of benchmarks/)
	@for name in $(BENCH); do $(RUN) benchmarks/bench_$$name.py $(ARGS) || exit 1; done

# The last argon2-cffi-bindings with a file for Macs with an Intel processor is 25.1.
HELD_BACK := argon2-cffi-bindings<26 ; sys_platform == "darwin" and platform_machine == "x86_64"
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --no-emit-index-url $(if $(UPGRADE),--upgrade)

lock: ## write the lock files again after a change in pyproject.toml (UPGRADE=1: newest versions; needs uv)
	@command -v $(UV) >/dev/null || \
	  { echo "make lock needs uv, and '$(UV)' is not there: $(PYTHON) -m pip install uv" >&2; exit 1; }
	@echo '$(HELD_BACK)' | $(COMPILE) --constraint - pyproject.toml --output-file requirements.lock >/dev/null
	@$(COMPILE) --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock >/dev/null
	@$(COMPILE) --extra bench --constraint requirements.lock pyproject.toml --output-file requirements-bench.lock >/dev/null
	@$(COMPILE) --extra fuzz --constraint requirements.lock pyproject.toml --output-file requirements-fuzz.lock >/dev/null
	@echo "The lock files fit pyproject.toml."

clean: ## remove .venv and every cache; reports stay
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find analysis tests benchmarks notebooks -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) \
	  -prune -exec rm -rf {} +

# Stamps inside .venv say what is installed. While pip works, .made is put away: a set-up that was cut
# short is done again from nothing. So is a .venv that was moved, copied or has lost its Python.
install = mv $(VENV)/.made $(VENV)/.making && $(PIP) install $(1) && mv $(VENV)/.making $(VENV)/.made && touch $@

ifneq ($(shell cat $(VENV)/.made 2>/dev/null && $(RUN) -c 'import pip' 2>/dev/null && echo works),$(CURDIR) works)
$(VENV)/.made: force
endif

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { found=$$($(PYTHON) --version 2>&1) || found="not a Python that runs"; \
	    echo "Ploughshare needs Python 3.11 or newer; '$(PYTHON)' is $$found." \
	      "Name another: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)."
	@$(PYTHON) -m venv --clear $(VENV)
	@echo '$(CURDIR)' > $@

$(VENV)/.runtime: $(VENV)/.made requirements.lock
	@echo "Installing what requirements.lock names; the first time takes a minute or two."
	@$(call install,--require-hashes -r requirements.lock)

$(VENV)/.project: $(VENV)/.runtime pyproject.toml
	@$(call install,--no-deps --no-build-isolation -e .)
	@$(RUN) -m compileall -q analysis

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Installing what requirements-dev.lock adds."
	@$(call install,--require-hashes -r requirements-dev.lock)

# Atheris alone, and only where it has a file for the system: to build it takes a compiler of its own.
$(VENV)/.fuzz: $(VENV)/.runtime requirements-fuzz.lock
	@$(call install,--only-binary atheris --require-hashes -r requirements-fuzz.lock)
