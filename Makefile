# Needs make and Python 3.11 or later, nothing else; each target sets up what it uses.
# Another Python: make test PYTHON=python3.12

PYTHON ?= python3
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:

# The tests are to see the installed wheel, whatever the caller's shell has on its path.
unexport PYTHONPATH
unexport PYTHONHOME
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Quiet, but errors are seen. Dependency groups need pip 25.1, newer than Python 3.11 brings.
PIP := -m pip install --quiet
NEW_PIP := $(PIP) --upgrade 'pip>=25.1'

# What the wheel is made of. Folders are in the list so that a deleted file counts as a change.
SOURCES := pyproject.toml README.md LICENSE hatch_build.py \
	$(shell find src grammar seeds -name __pycache__ -prune -o -print)

.PHONY: help demo test test-long lint accuracy roundtrip edits pictures bench fuzz growth damage mutants scale clean

help:
	@echo 'make demo       a real cable, taken apart'
	@echo 'make test       build the wheel, install it into a clean environment, test it there'
	@echo 'make lint       ruff and mypy'
	@echo 'make accuracy   right / of / per cent for each field, over the shared corpus'
	@echo 'make roundtrip  four proofs for each style, over the shared corpus'
	@echo 'make edits      10,000 edits with words that tempt: how many change another field'
	@echo 'make pictures   what the shared corpus says, as pictures (docs/analysis.md)'
	@echo 'make bench      speed against a yardstick in the same run'
	@echo 'make test-long  thousands of examples for each property, and what takes minutes'
	@echo 'make fuzz       coverage-guided fuzzing, MINUTES=10; what broke is in fuzz/finds'
	@echo 'make growth     time against size, for ordinary and for hostile texts'
	@echo 'make damage     how far one damaged line spreads'
	@echo 'make mutants    mutation testing of the modules that interpret, SHARE=0.2 of the mutants'
	@echo 'make scale      convert SIZE=2000 MB in FOLDER=.venv/scale: one process, two, interrupted'
	@echo 'make clean      remove what the other targets made'

demo: .venv/.installed
	.venv/bin/cablegram parse seeds/000_fb9261994e116447.txt --format table

# ARGS go to pytest: make test ARGS='-k seeds'
test: .venv-test/.wheel
	CABLEGRAM_TEST_WHEEL=1 .venv-test/bin/python -m pytest --pyargs cablegram tests $(ARGS)

lint: .venv/.lint
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy --strict src tests

accuracy: .venv/.installed
	.venv/bin/python tools/accuracy.py --unknown --write docs/accuracy.md

roundtrip: .venv/.installed
	.venv/bin/python tools/roundtrip.py --write docs/reformatting.md

# ARGS='--edits 1000 --seed another'
edits: .venv/.installed
	.venv/bin/python tools/edits.py $(ARGS)

# ARGS='--table cables.parquet'
pictures: .venv/.pictures
	.venv/bin/python tools/pictures.py --write docs/pictures $(ARGS)

bench: .venv-bench/.wheel
	.venv-bench/bin/python benchmarks/bench.py --write

# ARGS as above; the examples of one property take minutes.
test-long: .venv-test/.wheel .venv-test/.engines
	CABLEGRAM_TEST_WHEEL=1 CABLEGRAM_TEST_LONG=1 .venv-test/bin/python -m pytest --pyargs \
		cablegram tests --hypothesis-profile=long $(ARGS)

# Fails if the run, or one before it, found anything. LENGTH is in bytes: the shorter, the more are
# tried, and the fewer lines stand together.
MINUTES ?= 10
LENGTH ?= 300
FUZZ := fuzz/.work
fuzz: .venv-fuzz/.installed
	.venv-fuzz/bin/python fuzz/prepare.py $(FUZZ)
	mkdir -p $(FUZZ)/corpus
	.venv-fuzz/bin/python fuzz/fuzz_cable.py -dict=$(FUZZ)/keywords -artifact_prefix=$(FUZZ)/ \
		-max_len=$(LENGTH) -timeout=60 -rss_limit_mb=4000 -reload=0 -print_final_stats=1 \
		-max_total_time=$$(( $(MINUTES) * 60 )) $(FUZZ)/corpus $(FUZZ)/inputs
	! ls fuzz/finds/*.trace 2>/dev/null

# ARGS='--minutes 40': what is left out then is the largest sizes.
growth: .venv/.installed
	.venv/bin/python tools/growth.py --write $(ARGS)

damage: .venv/.installed
	.venv/bin/python tools/damage.py --write

# Of what is committed: mutmut writes into its checkout, and this one is a clone. SHARE=1 for all,
# MODULES='cablegram._head cablegram._fields.tags' for these.
SHARE ?= 0.2
FEWEST ?= 20
MOST ?= 10000
MODULES ?=
SEED ?= mutants
CHILDREN ?= 2
MUTANTS := .venv-mutants/checkout
IN_MUTANTS := cd $(MUTANTS) && ../bin
mutants: .venv-mutants/.installed
	rm -rf $(MUTANTS)
	git clone --quiet . $(MUTANTS)
	$(IN_MUTANTS)/python tools/mutants.py tables
	$(IN_MUTANTS)/python tools/mutants.py plain
	$(IN_MUTANTS)/mutmut run --max-children $(CHILDREN) 'cablegram._summary.*__mutmut_1' >mutants.log
	$(IN_MUTANTS)/python tools/mutants.py names $(SEED) $(SHARE) $(FEWEST) $(MOST) $(MODULES) >names.txt
	$(IN_MUTANTS)/mutmut run --max-children $(CHILDREN) $$(cat names.txt) >>mutants.log
	$(IN_MUTANTS)/python tools/mutants.py survivors >survivors.txt
	$(IN_MUTANTS)/python tools/mutants.py figures

# Needs some times SIZE in FOLDER, Linux, and an hour. ARGS='--kind csv --interrupts 30 --keep'
SIZE ?= 2000
FOLDER ?= .venv/scale
scale: .venv/.arrow
	.venv/bin/python tools/scale.py $(FOLDER) --size $(SIZE) $(ARGS)

clean:
	rm -rf .venv .venv-bench .venv-build .venv-fuzz .venv-mutants .venv-test dist fuzz/.work fuzz/finds .mypy_cache .pytest_cache .ruff_cache .hypothesis

# .venv: the checkout, installed editable.
.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	.venv/bin/python $(NEW_PIP)
	.venv/bin/python $(PIP) --editable '.[cli]'
	@touch $@

.venv/.arrow: .venv/.installed
	.venv/bin/python $(PIP) --editable '.[cli,arrow]' 'matplotlib>=3.9'
	@touch $@

.venv/.pictures: .venv/.installed
	.venv/bin/python $(PIP) --editable '.[arrow,cli]' --group pictures
	@touch $@

.venv/.lint: .venv/.installed
	.venv/bin/python $(PIP) --editable '.[cli,testing]' --group lint --group test
	@touch $@

# .venv-fuzz: the checkout is read from where it stands.
.venv-fuzz/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python $(NEW_PIP)
	.venv-fuzz/bin/python $(PIP) 'attrs>=23' 'lark>=1.2,<2' --group fuzz
	@touch $@

# .venv-build: only the build front end. It makes the sdist, and the wheel from the sdist.
.venv-build/.installed:
	$(PYTHON) -m venv .venv-build
	.venv-build/bin/python $(PIP) 'build>=1.2'
	@touch $@

.venv-mutants/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-mutants
	.venv-mutants/bin/python $(NEW_PIP)
	.venv-mutants/bin/python $(PIP) 'attrs>=23' 'lark>=1.2,<2' --group mutation
	@touch $@

dist/.built: .venv-build/.installed $(SOURCES)
	rm -rf dist
	.venv-build/bin/python -m build --outdir dist . >.venv-build/build.log 2>&1 \
		|| { cat .venv-build/build.log >&2; exit 1; }
	@touch $@

# .venv-bench: the wheel, and parsers of other formats to compare with.
.venv-bench/.tools: pyproject.toml | dist/.built
	$(PYTHON) -m venv --clear .venv-bench
	.venv-bench/bin/python $(NEW_PIP)
	.venv-bench/bin/python $(PIP) "$$(echo dist/*.whl)[cli]" --group bench
	@touch $@

.venv-bench/.wheel: dist/.built .venv-bench/.tools
	.venv-bench/bin/python $(PIP) --force-reinstall --no-deps dist/*.whl
	@touch $@

# .venv-test: the wheel and the test tools, never the checkout. Made anew when pyproject.toml
# changes; otherwise only the wheel is exchanged.
.venv-test/.tools: pyproject.toml | dist/.built
	$(PYTHON) -m venv --clear .venv-test
	.venv-test/bin/python $(NEW_PIP)
	.venv-test/bin/python $(PIP) "$$(echo dist/*.whl)[cli,testing]" --group test --group spark
	.venv-test/bin/python $(PIP) --group followthemoney >.venv-test/followthemoney.log 2>&1 \
		|| echo 'followthemoney cannot be built here (.venv-test/followthemoney.log): its tests skip'
	@touch $@

.venv-test/.engines: .venv-test/.tools
	.venv-test/bin/python $(PIP) --group engines
	@touch $@

.venv-test/.wheel: dist/.built .venv-test/.tools
	.venv-test/bin/python $(PIP) --force-reinstall --no-deps dist/*.whl
	@touch $@
