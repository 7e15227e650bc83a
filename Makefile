# What a person needs is one word: `make try`, `make check`. CI runs the same words.

PYTHON  = python3
REPORT  = samples/annual-report-draft/report.txt
SOURCES = $(shell find msme_parse grammars -type f -not -name '*.pyc')
NODE_PEERS = textlint@15.8.0 textlint-rule-no-todo@2.0.1 markdownlint-cli2@0.22.1 @ietf-tools/idnits@3.0.0-alpha.74
INSTALL = -m pip install -q -c constraints.txt

.PHONY: try check lint test docs tables accept bench bench-peers fuzz mutate clean

try: .venv/made                     # set up, and lint a report that has faults (findings give exit code 1)
	.venv/bin/msme-parse lint $(REPORT) || test $$? -eq 1

check: lint test                    # everything that has to be right before a change goes in

lint: .venv-dev/made
	.venv-dev/bin/ruff format --check .
	.venv-dev/bin/ruff check .
	.venv-dev/bin/mypy
	.venv-dev/bin/lint-imports

test: .venv-dev/made
	.venv-dev/bin/pytest -n 2 --dist loadgroup

docs: .venv-dev/made                # write the pages of the rules anew
	.venv-dev/bin/python -m msme_parse.render.write_pages docs/rules

tables: .venv-dev/made              # after a change of a grammar: have lark compute its tables now, not at each start
	.venv-dev/bin/python -m msme_parse.syntax.prepare

accept: .venv-dev/made docs         # write golden files anew; read the diff before you commit
	.venv-dev/bin/pytest -q -n 2 --dist loadgroup --accept tests/test_mending.py tests/test_samples.py tests/test_readme.py

bench: .venv/made                   # measure, and write docs/BENCHMARKS.md
	.venv/bin/python -m msme_parse.bench --write docs/BENCHMARKS.md

bench-peers: .venv/made .venv-peers/made
	.venv/bin/python -m msme_parse.bench --full --peers .venv-peers/bin --write docs/BENCHMARKS.md

fuzz: .venv-fuzz/made               # an hour of coverage-guided fuzzing; what it finds belongs into tests/data/once_failed
	.venv-fuzz/bin/python tests/fuzz reports -max_total_time=2700
	.venv-fuzz/bin/python tests/fuzz files -max_total_time=900

mutate: .venv-fuzz/made             # which tests are decoration: mutants of facts and checks that survive
	.venv-fuzz/bin/python tests/mutants --sample 400

clean:
	rm -rf .venv .venv-dev .venv-peers .venv-fuzz dist build

.venv/made: constraints.txt pyproject.toml $(SOURCES)
	$(PYTHON) -m venv .venv
	.venv/bin/python $(INSTALL) .
	touch $@

.venv-dev/made: constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv-dev
	.venv-dev/bin/python $(INSTALL) -e '.[dev]'
	touch $@

.venv-fuzz/made: constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python $(INSTALL) -e '.[dev,hard]'
	touch $@

.venv-peers/made:
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install -q proselint==0.16.0 sphinx-lint==1.0.2 doc8==2.0.0 eyecite==2.7.8 bluebell-akn==3.1.1
	if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --prefix .venv-peers $(NODE_PEERS); fi
	touch $@
