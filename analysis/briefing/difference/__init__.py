"""What came, what went and what changed between two runs?"""

from analysis.briefing.difference.pages import write_difference
from analysis.briefing.difference.pairing import Difference, compare_runs
from analysis.briefing.difference.runs import RunRecord, read_run

__all__ = ["Difference", "RunRecord", "compare_runs", "read_run", "write_difference"]
