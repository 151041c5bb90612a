# make site   build content/ into site/            make check   lint and types
# make test   all tests                            make bench   what it costs, printed (PEERS=1000: and others)
#                                                  make bench-warc   a web archive of MEGABYTES=200, streamed
#                                                  make bench-stream a stream of ARTICLES=100000, read and grouped
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test check quick golden bench bench-warc bench-stream fuzz clean lock

site: .venv/compiled
	$(BIN)/digest build
	@echo "Open site/index.html in a browser, or run: $(BIN)/digest serve"

.venv/run: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Compiled once, also where PYTHONDONTWRITEBYTECODE is set: there each build would compile what it imports.
.venv/compiled: .venv/run $(shell find digest -name '*.py')
	$(BIN)/python -m compileall -q digest
	touch $@

.venv/test: requirements/test.txt .venv/run | .venv/compiled
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

test: .venv/test
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: .venv/test
	$(BIN)/python -m pytest -m "not slow and not browser and not readers"

check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/mypy

golden: .venv/test
	$(BIN)/python -m tests.golden

bench: .venv/test
	$(BIN)/python -m bench $(if $(PEERS),--peers $(PEERS))

bench-warc: .venv/test
	$(BIN)/python -m bench.warc --megabytes $(or $(MEGABYTES),200)

bench-stream: .venv/test
	$(BIN)/python -m bench.stream $(or $(ARTICLES),100000)

fuzz: .venv/fuzz
	.venv-fuzz/bin/python -m fuzz.seeds .venv-fuzz/corpus
	.venv-fuzz/bin/python -m fuzz.run reading -max_total_time=$(or $(SECONDS_EACH),120) -timeout=25 -max_len=6000 .venv-fuzz/corpus/reading
	.venv-fuzz/bin/python -m fuzz.run cleaning -max_total_time=$(or $(SECONDS_EACH),120) -timeout=25 -max_len=6000 .venv-fuzz/corpus/cleaning

.venv/fuzz: .venv/run
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/run.txt
	.venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check atheris
	touch $@

lock:
	uv pip compile -q -U --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url pyproject.toml requirements/build.in -o requirements/run.txt
	uv pip compile -q -U --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url --extra test pyproject.toml requirements/build.in -o requirements/test.txt

clean:
	rm -rf .venv .digest dist build
