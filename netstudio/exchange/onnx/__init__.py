"""ONNX: reading a file into a project; `netstudio.exchange.traced` writes one."""
