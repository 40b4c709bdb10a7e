"""An Article in, a Reading out."""
