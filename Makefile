# Each target works on a fresh machine with python3 and a package index.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

HOSTS := $(VENV)-hosts
OLDEST := $(VENV)-oldest

.PHONY: demo test test-hosts test-oldest audit docs package-test bench digest languages mutation fuzz clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

$(VENV)/.docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group docs
	touch $@

$(VENV)/.bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[bench]"
	touch $@

$(HOSTS)/.installed: pyproject.toml
	$(PYTHON) -m venv $(HOSTS)
	$(HOSTS)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(HOSTS)/bin/python -m pip install --quiet --editable . --group hosts
	touch $@

$(OLDEST)/.installed: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv venv --quiet --clear --python $(PYTHON) $(OLDEST)
	$(BIN)/uv pip compile --quiet --python $(OLDEST) --resolution lowest-direct --extra fast --extra testing \
		pyproject.toml --output-file $(OLDEST)/oldest.txt
	$(BIN)/uv pip install --quiet --python $(OLDEST) --editable . -r $(OLDEST)/oldest.txt pytest
	touch $@

demo: $(VENV)/.installed
	@for seed in seeds/*.txt; do $(BIN)/articlecleaner --explain "$$seed"; echo; done

test: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal

docs: $(VENV)/.docs
	$(BIN)/python scripts/reference.py
	$(BIN)/python scripts/plots.py
	NO_COLOR=1 $(BIN)/zensical build --strict --clean

package-test: $(VENV)/.installed
	rm -rf dist build/empty
	$(BIN)/python -m pip install --quiet --group package
	$(BIN)/python -m build --outdir dist
	$(BIN)/twine check --strict dist/*
	$(PYTHON) -m venv build/empty
	build/empty/bin/python -m pip install --quiet dist/*.whl
	cd build && empty/bin/python ../scripts/smoke.py

# Spark (which needs Java), Ray and Haystack; large, so in a place of their own.
test-hosts: $(HOSTS)/.installed
	$(HOSTS)/bin/pytest tests/integrations

# The same results from the oldest dependencies that are allowed.
test-oldest: $(OLDEST)/.installed
	$(OLDEST)/bin/python -m pytest tests/test_golden.py tests/test_limits.py

# Known vulnerabilities of what is installed; says so where their database cannot be reached.
audit: $(VENV)/.installed
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet pip-audit
	PATH="$(VENV)-audit/bin:$$PATH" $(BIN)/python scripts/audit.py $(VENV)/lib/python*/site-packages

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks.printed
	$(BIN)/python -m benchmarks.residue $(SHARED)/residuebench/dev.jsonl
	$(BIN)/python -m benchmarks.uplift $(SHARED)/corpora
	$(BIN)/python -m benchmarks.pages $(SHARED)/corpora
	$(BIN)/python -m benchmarks.page_metadata $(SHARED)/corpora
	$(BIN)/python -m benchmarks.languages $(SHARED)
	$(BIN)/python -m benchmarks.speed $(SHARED)/corpora
	$(BIN)/python -m benchmarks.batch $(SHARED)/corpora
	$(BIN)/python -m benchmarks.repeated $(SHARED)
	$(BIN)/python -m benchmarks.sites

# What the library makes of each golden document, after a change that is wanted.
digest: $(VENV)/.installed
	$(BIN)/python tests/golden.py --digest

languages: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[languages]"
	$(BIN)/python scripts/calendar_words.py
	$(BIN)/python scripts/function_words.py
	$(BIN)/python scripts/languages_table.py

# A sample of changes to the filters and to settling, and which of them no test notices.
mutation: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet "cosmic-ray>=8.7"
	$(BIN)/python scripts/mutation.py 80

fuzz: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet "atheris>=2.3"
	for target in text html lexicon plain; do \
		$(BIN)/python fuzz/run.py $$target -max_total_time=150 -print_final_stats=1 || exit 1; done

clean:
	rm -rf $(VENV) $(HOSTS) $(OLDEST) $(VENV)-audit build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
