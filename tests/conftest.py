"""Settings of the test suite."""

import os

from hypothesis import HealthCheck, settings

# The same examples in every run, so that a change is judged by what it changed; on a busy machine
# too, so that no test fails for being slow.
# To look for new ones: HYPOTHESIS_PROFILE=explore make test
settings.register_profile(
    "fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
