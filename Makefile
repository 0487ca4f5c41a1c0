# make run    start the dashboard on the default case (CASE=folder for another)
# make test   every test, in a real browser, spreadsheet program and database too; installs what it needs
# make quick  the tests without the browser, the office, the database and the slow ones, in about a minute
# make lint   style, format and types (mypy --strict)
# make fuzz   100,000 inputs of strangers, with a stated seed (COUNT=, SEED=)
# make bench  the measurements in benchmarks/

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CASE ?= .
COUNT ?= 100000
SEED ?= 20260101
PORT ?=

.PHONY: run test quick lint fuzz bench clean

run: $(VENV)/run.stamp
	$(BIN)/python -m counterpoise run "$(CASE)" $(if $(PORT),--port $(PORT))

test: $(VENV)/dev.stamp
	PYTHON=$(BIN)/python sh tests/find_browser.sh
	sh tests/find_office.sh
	sh tests/find_postgres.sh
	$(BIN)/python -m pytest -n auto -m "not browser and not office and not database"
	$(BIN)/python -m pytest -m "browser or office or database"

quick: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto -m "not browser and not office and not database and not slow"

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fuzz: $(VENV)/dev.stamp
	$(BIN)/python -m tests.fuzz.run --count $(COUNT) --seed $(SEED)

bench: $(VENV)/dev.stamp
	for script in benchmarks/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

$(VENV)/run.stamp: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $(VENV)/run.stamp $@

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis
