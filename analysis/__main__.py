"""`python -m analysis` is the command `ploughshare`."""

import signal


def main() -> None:
    """Run the command line; a Ctrl-C before it is there ends the program at once, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from analysis.cli import main as run_commands

    run_commands()


if __name__ == "__main__":
    main()
