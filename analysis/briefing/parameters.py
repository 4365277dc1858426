"""What can be asked of a briefing, and what makes no sense?

Every parameter has a type, a default and a sentence a reader understands. They are checked before anything
runs; an unknown name is an error that lists the known ones.
"""

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from analysis.comparison.wording import NumberStyle, Wording
from analysis.dates.edtf import edtf_bounds, is_edtf
from analysis.errors import ParameterError


def check_date(value: str) -> str:
    """A date as EDTF, or nothing."""
    if value and not is_edtf(value):
        raise ValueError("write a date as 2024-05-31, 2024-05 or 2024")
    return value


def check_currency(value: str) -> str:
    """A currency for which there are rates."""
    if value == "USD":
        return value
    from analysis.ledger.currency import knows_currency  # the tables of rates are for those who ask

    if not re.fullmatch("[A-Z]{3}", value) or not knows_currency(value):
        raise ValueError("write the ISO code of a currency with rates, such as USD, EUR or AZN")
    return value


def check_source(value: str) -> str:
    """The path of something that can be read."""
    if not value.strip():
        raise ValueError("write the path of a file or a folder")
    return value


def check_name(value: str) -> str:
    """A name of a side: words that a sentence can hold."""
    if not NAME.fullmatch(value):
        raise ValueError("write a name of letters, blanks and hyphens, at most 30 characters")
    return value


TYPE_ERRORS = {"int_type", "string_type", "tuple_type", "int_parsing", "bool_type"}
LENGTH_ERRORS = {"too_short", "too_long", "missing", "unexpected_positional_argument"}
LENGTHS = {"side_names": "two names, that of the defence side first"}
TRUTH = "true or false"
SAMPLES = {"text": ' in quotes, such as "2024-05-31"', "list of texts": ' such as ["one", "two"]'}
NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’-]){0,29}")
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
Date = Annotated[str, AfterValidator(check_date)]
Currency = Annotated[str, AfterValidator(check_currency)]
SideName = Annotated[str, AfterValidator(check_name)]
Source = Annotated[str, AfterValidator(check_source)]
Paper = Literal["a4", "letter"]


class Parameters(BaseModel):
    """The parameters of a briefing."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    sources: tuple[Source, ...] = Field(
        default=("seeds",), min_length=1, description="Files or folders of articles to read."
    )
    title: str = Field(
        default="",
        max_length=200,
        description="Title of the briefing; empty: one is made from what was read.",
    )
    question: str = Field(
        default="", max_length=300, description="The question the briefing is to answer; empty: none is printed."
    )
    published_from: Date = Field(
        default="", description="Leave out articles published before this date; empty: no limit."
    )
    published_to: Date = Field(default="", description="Leave out articles published after this date; empty: no limit.")
    publishers: tuple[str, ...] = Field(default=(), description="Only articles of these publishers; empty: of all.")
    words_shown: int = Field(default=15, ge=1, le=100, description="How many words the table of vocabulary shows.")
    codebooks: str = Field(
        default="",
        description="A folder with codebooks of your own; empty: those that come with the package.",
    )
    corrections: str = Field(default="", description="A file with an analyst's corrections (TOML); empty: none.")
    spacy: str = Field(default="", description="A spaCy pipeline that adds names to those of the rules; empty: none.")
    side_names: tuple[SideName, SideName] = Field(
        default=("defence", "civilian"), description="What the pages call the two sides."
    )
    frames: tuple[str, ...] = Field(
        default=(), description="Only these frames on the pages, by the ids of the codebook; empty: all."
    )
    currency: Currency = Field(
        default="USD",
        description="The currency in which the pages show amounts beside the stated one.",
    )
    numbers: NumberStyle = Field(
        default="en", description="How our own numbers are written: en 1,234.5, de or az 1.234,5, fr 1 234,5."
    )
    paper: Paper = Field(default="a4", description="The paper of the PDFs.")
    logo: str = Field(default="", description="A picture (SVG or PNG) for the head of the first page; empty: none.")
    classification: str = Field(
        default="", max_length=80, description="A line at the head and foot of every page; empty: none."
    )
    judgement: tuple[str, ...] = Field(
        default=(), description="The analyst's own sentences, printed as judged; {CLAIM ID} stands for a claim's words."
    )
    watch: tuple[str, ...] = Field(default=(), description="What to watch from here, in the analyst's own sentences.")
    docx: bool = Field(default=False, description="Whether the briefing is also written as a Word document.")
    attach_ledger: bool = Field(default=True, description="Whether the ledger lies in the PDF of the briefing as CSV.")

    @property
    def wording(self) -> Wording:
        """How the pages name the sides, write numbers and show amounts."""
        return Wording(*self.side_names, self.numbers, self.currency)


def list_parameters() -> list[tuple[str, str, Any, str]]:
    """Name, type, default and meaning of every parameter."""
    fields = Parameters.model_fields.items()
    return [(name, name_type(f.annotation), f.default, f.description or "") for name, f in fields]


def name_type(annotation: object) -> str:
    """A type as a reader says it."""
    if annotation in (int, bool):
        return "whole number" if annotation is int else TRUTH
    if get_origin(annotation) is Literal:
        return f"one of {', '.join(get_args(annotation))}"
    return "text" if annotation in (str, Date, Currency) else "list of texts"


def check_parameters(raw: Mapping[str, Any]) -> Parameters:
    """The parameters of a mapping.

    Raises:
        ParameterError: a name is unknown, a type is wrong, or a value makes no sense.
    """
    if unknown := [name for name in raw if name not in Parameters.model_fields]:
        raise ParameterError(describe_unknown(unknown[0], Parameters.model_fields))
    as_tuples = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    try:
        parameters = Parameters.model_validate(as_tuples)
    except ValidationError as error:
        raise ParameterError(describe_wrong(error.errors()[0], raw)) from error
    check_order(parameters)
    return parameters


def describe_wrong(error: Any, raw: Mapping[str, Any]) -> str:
    """What to say of a value that does not fit."""
    name = str(error["loc"][0])
    wanted = name_type(Parameters.model_fields[name].annotation)
    if error["type"] in TYPE_ERRORS:
        remedy = f"write {'' if wanted == TRUTH else 'a '}{wanted}{SAMPLES.get(wanted, '')}"
    elif error["type"] in LENGTH_ERRORS:
        remedy = f"write {LENGTHS.get(name, 'at least one')}"
    else:
        remedy = error["msg"].removeprefix("Value error, ")
    return f"parameter {name} is {spell_value(raw[name])}: {remedy[:1].lower()}{remedy[1:]}"


def spell_value(value: object) -> str:
    """A value as it stands in a plan."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def check_order(parameters: Parameters) -> None:
    """Refuse a span of time that ends before it begins."""
    first, last = parameters.published_from, parameters.published_to
    if first and last and edtf_bounds(first)[0] > edtf_bounds(last)[1]:
        raise ParameterError(f"parameter published_from: {first!r} is after published_to {last!r}; swap the two dates")


def describe_unknown(name: str, known: Iterable[str]) -> str:
    """What to say of a name that is not known: the nearest right one and all of them."""
    listed = sorted(known)
    near = difflib.get_close_matches(name, listed, n=1)
    hint = f"; did you mean {near[0]}?" if near else ";"
    return f"parameter {name!r} is unknown{hint} known are {', '.join(listed)}"


def read_settings(pairs: Iterable[str]) -> dict[str, Any]:
    """Parameters given as KEY=VALUE on the command line; a list may be JSON or parted by commas."""
    raw: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise ParameterError(f"--set {pair!r}: there is no equals sign; write --set KEY=VALUE")
        if name not in Parameters.model_fields:
            raise ParameterError(describe_unknown(name, Parameters.model_fields))
        raw[name] = read_value(value, name_type(Parameters.model_fields[name].annotation))
    return raw


def read_value(value: str, wanted: str) -> Any:
    """A value of the command line in the type its parameter wants; what does not fit is left for the check."""
    match wanted:
        case "whole number":
            return read_number(value)
        case "true or false":
            return {"true": True, "false": False}.get(value.lower(), value)
        case "list of texts" if value.startswith("["):
            return parse_list(value)
        case "list of texts":
            return [part.strip() for part in value.split(",") if part.strip()]
    return value


def read_number(value: str) -> int | str:
    """A whole number, or the text itself if it is none or has more digits than any number we ask for."""
    return int(value) if WHOLE_NUMBER.fullmatch(value) else value


def parse_list(value: str) -> Any:
    """A list written as JSON, or the text itself if it is none."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def write_parameters(parameters: Parameters) -> dict[str, Any]:
    """The parameters as JSON, sources by their names alone: where they stood on this machine is nobody's business."""
    plain = parameters.model_dump(mode="json")
    return plain | {
        "sources": [name_source(s) for s in parameters.sources],
        "codebooks": name_source(parameters.codebooks),
        "corrections": name_source(parameters.corrections),
        "spacy": name_source(parameters.spacy),
        "logo": name_source(parameters.logo),
    }


def name_source(source: str) -> str:
    """A source as given if it is relative and stays below the folder, else its last part."""
    path = Path(source)
    return path.name if path.is_absolute() or ".." in path.parts else source
