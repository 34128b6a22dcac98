"""The asset set-up: the packages of the design system, our theme and our own styles become one file."""
