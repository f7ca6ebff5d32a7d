"""What things are: pure values and rules, without input or output."""
