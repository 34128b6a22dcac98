"""Word lists of commitments, made by hand, and the weights that were learnt from the agreements of the tests."""
