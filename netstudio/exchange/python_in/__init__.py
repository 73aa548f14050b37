"""Python files with a network, read back as the graph that they were written from."""

from netstudio.exchange.python_in.examining import Examined as Examined
from netstudio.exchange.python_in.examining import Fault as Fault
from netstudio.exchange.python_in.examining import examine as examine
from netstudio.exchange.python_in.reading import PythonReading as PythonReading
from netstudio.exchange.python_in.reading import read_python as read_python
from netstudio.exchange.python_in.reading import read_source as read_source
