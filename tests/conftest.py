"""What all tests share: where the outside data are, and how fast laws are tried."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", max_examples=50, deadline=None, derandomize=True)
settings.load_profile("default")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside data, or a skip that says it is not there."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which a stranger's clone does not have")
    return SHARED
