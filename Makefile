# What people do with the project; each needs only Python 3.11+, make and git unless it says so.
PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: demo test soak test-browser test-postgres bench bench-postgres bench-search bench-intake score-intake check docs translations

demo: ## the library on this machine, with its address as the last line (PORT=8000 for a fixed port)
	@$(PYTHON) scripts/setup_environment.py
	@$(RUN) -m woordhouder demo

test: ## everything that needs only Python and the package registry
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) scripts/run_checks.py
	@$(RUN) -m pytest -q -n 2 --dist loadfile -m "not browser and not soak" $(ARGS)

soak: ## a hundred thousand random steps each: nobody reads words without consent, the rules of the text hold; takes an hour
	@$(PYTHON) scripts/setup_environment.py dev
	@WOORDHOUDER_SOAK_STEPS=100000 $(RUN) -m pytest -q -n 0 src/woordhouder/examples/tests/test_making_machine.py src/woordhouder/agreements/tests/test_table_machine.py src/woordhouder/keeping/tests/test_keeping_machine.py $(ARGS)

test-browser: ## journeys, accessibility and screenshots; needs a Chromium
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) scripts/run_browser_tests.py $(ARGS)

test-postgres: ## what depends on the engine again on PostgreSQL, with fewer random steps (decision 20)
	@$(PYTHON) scripts/setup_environment.py dev
	@WOORDHOUDER_SOAK_STEPS=$${WOORDHOUDER_SOAK_STEPS:-400} $(RUN) scripts/with_postgres.py \
	  $(RUN) -m pytest -q -n 2 --dist loadfile -m "not browser and not soak and not one_engine" $(ARGS)

bench: ## figures as ratios in one run
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) -c "from benchmarks.pages import main; main()"
	@$(RUN) -c "from benchmarks.work_pages import main; main()"
	@$(RUN) -c "from benchmarks.tables import main; main()"
	@$(RUN) -c "from benchmarks.saving import main; main()"
	@$(RUN) -c "from benchmarks.report_sheets import main; main()"

bench-postgres: ## the tables of a whole country, saving, and reporting by sheet, on PostgreSQL
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) scripts/with_postgres.py $(RUN) -c "from benchmarks.tables import main; main()"
	@$(RUN) scripts/with_postgres.py $(RUN) -c "from benchmarks.saving import main; main()"
	@$(RUN) scripts/with_postgres.py $(RUN) -c "from benchmarks.report_sheets import main; main()"

bench-search: ## the judged queries, both halves, beside PostgreSQL's own Dutch search
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) scripts/with_postgres.py $(RUN) -c "from benchmarks.search import main; main()"

bench-intake: ## what reading a paper costs: PDF beside the bare text of its library, Word, a long file, memory
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) -c "from benchmarks.intake import main; main()"

score-intake: ## how well the four open agreements are read (ARGS=--wrong shows each fault)
	@$(PYTHON) scripts/setup_environment.py dev
	@$(RUN) -m tests.intake.score $(ARGS)

docs: ## write the generated pages of docs/ anew
	@$(RUN) -m woordhouder docs

translations: ## gather the texts of every room into its .po file; needs GNU gettext
	@$(RUN) scripts/gather_translations.py
