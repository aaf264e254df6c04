"""Bolt listeners, one module per behaviour: acknowledge, call one function, render."""
