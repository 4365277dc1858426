"""What leaves the machine beside the pages? One module a format, all of them readable by other people's programs."""
