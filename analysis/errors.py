"""What can go wrong, named for the reader who has to mend it.

Every message says what was wrong, the value, where it stands, and what to do.
"""


class PloughshareError(Exception):
    """A mistake the user can mend; shown without a traceback."""


class SourceError(PloughshareError):
    """An article or a folder of articles cannot be read as asked."""


class NothingReadError(SourceError):
    """Sources were named rightly, but none of their articles could be read."""


class CodebookError(PloughshareError):
    """A codebook contradicts itself or fails its own test sentences."""


class ParameterError(PloughshareError):
    """A parameter is unknown, has the wrong type, or a value that makes no sense."""


class OutputError(PloughshareError):
    """A result cannot be written where it was asked for."""


class PlanError(PloughshareError):
    """A batch plan is not valid."""


class ClusterError(PloughshareError):
    """A cluster cannot be reached, or has no workers."""


class RunError(PloughshareError):
    """A notebook failed while it was run."""


class BindingError(PloughshareError):
    """A number in the prose leads to no claim and no measurement."""


class CorrectionError(PloughshareError):
    """A file of corrections cannot be read, or the articles no longer say what an entry corrects."""


class LanguageError(PloughshareError):
    """A sentence says how sure it is in words that mean no one thing."""
