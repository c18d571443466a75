"""The exception tree. Each class has a stable ``code`` that failure records and logs carry."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""

    code = "error"


class ConfigurationError(DatelineError):
    """Settings that cannot work; all problems found are listed in one message."""

    code = "configuration"


class MissingExtraError(ConfigurationError):
    """An optional part is not installed; the message names the extra."""

    code = "missing_extra"


class KnowledgeError(DatelineError):
    """A gazetteer, register or lexicon is missing or damaged."""

    code = "knowledge"


class ReadingError(DatelineError):
    """A report, or a file of reports, cannot be read."""

    code = "unreadable"


class NoDateError(ReadingError):
    """A report has no publication date."""

    code = "no_date"


class EmptyReportError(ReadingError):
    """A report has no text."""

    code = "empty"


class BinaryFileError(ReadingError):
    """A file is not text."""

    code = "binary"


class TooLargeError(ReadingError):
    """A file or a report is over the size limit."""

    code = "too_large"


class LanguageError(ReadingError):
    """A report is in a language that no engine reads."""

    code = "language"


class RecordError(DatelineError):
    """JSON that is not the record it should be."""

    code = "record"


class EvidenceError(DatelineError):
    """Words that do not stand where a span says they stand."""

    code = "evidence"


class StageError(DatelineError):
    """A pipeline whose stages do not fit together."""

    code = "stage"


class DuplicateIdError(DatelineError):
    """Two different reports with one id."""

    code = "duplicate_id"

    @classmethod
    def of(cls, report: str) -> DuplicateIdError:
        """The error for the second of two reports with this id."""
        return cls(f"another report has the id {report!r}; ids must differ")


class LedgerError(DatelineError):
    """A ledger that cannot be opened, read or written."""

    code = "ledger"


class LedgerVersionError(LedgerError):
    """A ledger made by another version of Dateline than the one that opens it."""

    code = "ledger_version"


class UnknownEventError(LedgerError):
    """No event, and no address of one, that the ledger knows."""

    code = "unknown_event"


class UnknownReportError(LedgerError):
    """No report that the ledger holds."""

    code = "unknown_report"


class DecisionError(LedgerError):
    """A decision about what the ledger does not hold, or that contradicts itself."""

    code = "decision"


class ClashError(LedgerError):
    """A decision about an event that another changed meanwhile."""

    code = "clash"


class ArchiveError(DatelineError):
    """An archive's plan or coded shards that cannot be read, written, or mixed."""

    code = "archive"
