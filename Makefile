# What can be done with the tree. Every target first brings .venv in step with requirements.lock;
# where it already is, that costs a tenth of a second. PYTHON=… chooses the interpreter.

BIN := .venv/bin
LOCK_FLAGS ?=
WORKERS ?= auto

export PYTHON
# Each test starts many processes: none of them should compile what another has compiled before.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-deep check gates gallery screenshots bench benchmarks lock set-up \
	system-libraries

help:
	@echo 'make demo       open the window with a demo portal and its invented families'
	@echo 'make test       set up everything and run all tests but the long ones'
	@echo 'make test-deep  run the long tests'
	@echo 'make check      lint, format, types and import contracts'
	@echo 'make gallery    show every component of the window'
	@echo 'make screenshots  write every view in all its looks into ./screenshots'
	@echo 'make bench      measure how fast the window is, beside its peers'
	@echo 'make gates      measure the targets and print them'
	@echo 'make lock       refresh requirements.lock (needs uv; LOCK_FLAGS=--upgrade for newer ones)'

# Without a screen there is no window, and then Qt, four fifths of all bytes, is not needed either.
demo:
	@if sh tools/has_screen.sh; then $(MAKE) --no-print-directory system-libraries; \
	else sh tools/set_up.sh --small; fi
	$(BIN)/konnect-desktop --demo

test: system-libraries
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile

test-deep: system-libraries
	$(BIN)/python -m pytest --deep -m deep

check: set-up
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright
	$(BIN)/lint-imports

gates: system-libraries
	$(BIN)/python -m tests.gates

gallery: system-libraries
	$(BIN)/python -m konnect_desktop.views.gallery

screenshots: system-libraries
	$(BIN)/python -m tools.screenshots

bench benchmarks: set-up
	@$(BIN)/python -m tools.system_libraries --peers
	$(BIN)/python -m benchmarks

lock:
	@command -v uv >/dev/null || { echo 'make lock needs uv, which is not there.' >&2; exit 1; }
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--quiet $(LOCK_FLAGS) -o requirements.lock

set-up:
	@sh tools/set_up.sh

system-libraries: set-up
	@$(BIN)/python -m tools.system_libraries
