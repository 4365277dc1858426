"""`python -m analysis` is the command `ploughshare`."""

from analysis.cli import main

main()
