"""Where a problem is looked for: scope and node of an address."""

import netstudio
from netstudio.exchange.python_in import read_python
from netstudio.presets import load_preset


def test_an_id_with_dots_is_no_address_inside_a_block():
    source = netstudio.generate_source(load_preset("alexnet_torchvision"))
    project = read_python(source.replace("nn.Linear(4096, 1000)", "nn.Linear(4097, 1000)"))
    assert any("4097" in problem.message for problem in netstudio.check(project))
