"""What does `import analysis` cost, beside a bare Python and `import pandas`?"""

import argparse
import sys

from timing import measure_jobs, print_timings

STATEMENTS = ["pass", "import analysis", "import pandas"]


def main() -> None:
    """Time the three and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="timed runs after one warm-up (15)")
    chosen = parser.parse_args()
    jobs = {
        f"python -c '{statement}'": lambda statement=statement: [[sys.executable, "-c", statement]]
        for statement in STATEMENTS
    }
    print_timings(measure_jobs(jobs, chosen.runs), "python -c 'pass'", chosen.runs)


if __name__ == "__main__":
    main()
