"""What a network does inside: feature maps, kernels, activations, gradients, as probes."""

from __future__ import annotations

from netstudio.training.probe import Probes

FEATURE_MAPS, KERNELS = "feature_maps", "kernels"
ACTIVATIONS, GRADIENTS = "activations", "gradients"
TIMINGS = "timings"


def standard_probes() -> Probes:
    """The probes of this package, by kind. Imports torch: to be called in the torch thread."""
    from netstudio.insight.activations import Activations
    from netstudio.insight.feature_maps import FeatureMaps
    from netstudio.insight.gradients import Gradients
    from netstudio.insight.kernels import Kernels
    from netstudio.insight.timings import Timings

    return {
        FEATURE_MAPS: FeatureMaps(),
        KERNELS: Kernels(),
        ACTIVATIONS: Activations(),
        GRADIENTS: Gradients(),
        TIMINGS: Timings(),
    }
