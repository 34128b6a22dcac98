"""Woordhouder: the open workbench for Dutch prestatieafspraken. Inspire, make together, keep."""

__version__ = "0.1.0"
