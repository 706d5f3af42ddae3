"""What every test stands on: no screen, no chance, warnings as errors (pyproject.toml).

Laws run on few examples, always the same ones, so that a run is quick and repeatable.
`pytest --hypothesis-profile long` looks further, at random.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine may pause a test for a while: time is measured by benchmarks, not by laws.
_UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile(
    "quick",
    max_examples=60,
    derandomize=True,
    database=None,
    **_UNHURRIED,  # type: ignore[arg-type]
)
settings.register_profile("long", max_examples=5_000, print_blob=True, **_UNHURRIED)  # type: ignore[arg-type]
settings.load_profile("quick")
