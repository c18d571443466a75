"""The accounts, in an SQLite file of their own: a ledger that is passed on carries no passwords.

Of a password the argon2id hash is kept, of a token and a session the SHA-256. The audit can only be
added to: the store itself refuses to change or delete its rows.
"""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import ConfigurationError, DatelineError
from dateline.ledger.rules import Clock, now
from dateline.records import Record
from dateline.review.people import Person, Role

LEAST_PASSWORD = 12
"""Characters of a password at least; Dateline's own choice."""
MOST_PASSWORD = 200

_TABLES = """
CREATE TABLE IF NOT EXISTS users (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, hash TEXT NOT NULL, created TEXT NOT NULL,
  closed TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
  user TEXT NOT NULL REFERENCES users (name), role TEXT NOT NULL, created TEXT NOT NULL,
  expires TEXT NOT NULL, revoked TEXT
);
CREATE TABLE IF NOT EXISTS sessions (
  digest TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (name), created TEXT NOT NULL,
  expires TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attempts (
  key TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS attempts_key ON attempts (key, at);
CREATE TABLE IF NOT EXISTS audit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS audit_kept BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END;
CREATE TRIGGER IF NOT EXISTS audit_whole BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END;
"""


class AccountError(DatelineError):
    """An account that cannot be made or changed so."""

    code = "account"


class User(Record, frozen=True, kw_only=True):
    """A user, without the password."""

    name: str
    role: Role
    created: dt.datetime
    closed: dt.datetime | None


class Token(Record, frozen=True, kw_only=True):
    """A token, without its secret."""

    id: int
    label: str
    user: str
    role: Role
    created: dt.datetime
    expires: dt.datetime
    revoked: dt.datetime | None


class Entry(Record, frozen=True, kw_only=True):
    """Who did what to what, and when."""

    at: dt.datetime
    who: str
    what: str
    subject: str


class Accounts:
    """The users of a desk. Safe to use from several threads."""

    def __init__(self, file: Path | str, *, clock: Clock = now, hasher: Any = None) -> None:
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        self._turn = threading.RLock()
        try:
            self._store = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
            self._store.execute("PRAGMA busy_timeout = 10000")
            self._store.execute("PRAGMA foreign_keys = ON")
            self._store.executescript(_TABLES)
        except sqlite3.Error as error:
            raise ConfigurationError(f"{file}: the accounts cannot be used ({error})") from error
        if isinstance(file, Path):
            file.chmod(0o600)
        self._nobody = self._hasher.hash(secrets.token_urlsafe())

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @contextmanager
    def _change(self) -> Iterator[str]:
        """A transaction; gives the time."""
        with self._turn:
            self._store.execute("BEGIN IMMEDIATE")
            try:
                yield self._clock().astimezone(dt.UTC).isoformat()
            except BaseException:
                self._store.execute("ROLLBACK")
                raise
            self._store.execute("COMMIT")

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._turn:
            return self._store.execute(query, values).fetchall()

    def add_user(self, name: str, password: str, role: Role, by: str) -> None:
        """Make a user.

        Raises:
            AccountError: when the name is taken or cannot be one, or the password is too short.
        """
        if not name or len(name) > 60 or not name.isprintable() or name != name.strip():
            raise AccountError("a user's name has 1 to 60 printable characters")
        _check_password(password)
        with self._change() as time:
            if self._rows("SELECT 1 FROM users WHERE name = ?", name):
                raise AccountError(f"there is a user {name!r} already")
            self._store.execute(
                "INSERT INTO users VALUES (?, ?, ?, ?, NULL)",
                (name, str(role), self._hasher.hash(password), time),
            )
            self._note(time, by, "user added", f"{name} ({role})")

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give a user another password and end all sessions.

        Raises:
            AccountError: when there is no such user, or the password is too short.
        """
        _check_password(password)
        with self._change() as time:
            self._must_be(name)
            made = self._hasher.hash(password)
            self._store.execute("UPDATE users SET hash = ? WHERE name = ?", (made, name))
            self._store.execute("DELETE FROM sessions WHERE user = ?", (name,))
            self._note(time, by, "password set", name)

    def set_role(self, name: str, role: Role, by: str) -> None:
        """Give a user another role.

        Raises:
            AccountError: when there is no such user.
        """
        with self._change() as time:
            self._must_be(name)
            self._store.execute("UPDATE users SET role = ? WHERE name = ?", (str(role), name))
            self._note(time, by, "role set", f"{name} ({role})")

    def close_user(self, name: str, by: str) -> None:
        """Shut a user out: sessions end, tokens are revoked; the name stays taken.

        Raises:
            AccountError: when there is no such user.
        """
        with self._change() as time:
            self._must_be(name)
            self._store.execute("UPDATE users SET closed = ? WHERE name = ?", (time, name))
            self._store.execute("DELETE FROM sessions WHERE user = ?", (name,))
            self._store.execute(
                "UPDATE tokens SET revoked = ? WHERE user = ? AND revoked IS NULL", (time, name)
            )
            self._note(time, by, "user closed", name)

    def users(self) -> list[User]:
        """All users, by name."""
        rows = self._rows("SELECT name, role, created, closed FROM users ORDER BY name")
        return [
            User(name=n, role=Role(r), created=_time(c), closed=_time(x) if x else None)
            for n, r, c, x in rows
        ]

    def log_in(self, name: str, password: str, hours: float) -> str | None:
        """The secret of a new session; ``None`` when name and password are not one user's."""
        rows = self._rows("SELECT hash FROM users WHERE name = ? AND closed IS NULL", name)
        known = rows[0][0] if rows else self._nobody
        try:
            # Unknown names take as long as known ones, so that time does not tell them apart.
            good = self._hasher.verify(known, password[:MOST_PASSWORD]) and bool(rows)
        except (VerificationError, InvalidHashError):
            good = False
        if not good:
            return None
        secret = secrets.token_urlsafe(32)
        with self._change() as time:
            ends = _time(time) + dt.timedelta(hours=hours)
            self._store.execute("DELETE FROM sessions WHERE expires <= ?", (time,))
            self._store.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?)",
                (_digest(secret), name, time, ends.isoformat()),
            )
            self._note(time, name, "logged in", "")
        return secret

    def log_out(self, secret: str) -> None:
        """End a session."""
        with self._change() as time:
            rows = self._rows("SELECT user FROM sessions WHERE digest = ?", _digest(secret))
            self._store.execute("DELETE FROM sessions WHERE digest = ?", (_digest(secret),))
            for (name,) in rows:
                self._note(time, name, "logged out", "")

    def of_session(self, secret: str) -> Person | None:
        """Whose session it is; ``None`` when it is none, or over."""
        rows = self._rows(
            "SELECT u.name, u.role FROM sessions s JOIN users u ON u.name = s.user "
            "WHERE s.digest = ? AND s.expires > ? AND u.closed IS NULL",
            _digest(secret),
            self._time(),
        )
        return Person(name=rows[0][0], role=Role(rows[0][1]), session=True) if rows else None

    def add_token(self, user: str, label: str, role: Role, days: int, by: str) -> str:
        """The secret of a new token; it is told this once.

        Raises:
            AccountError: when there is no such user, or it may not do so much itself.
        """
        with self._change() as time:
            owner = self._must_be(user)
            if not Person(name=user, role=owner).may(role):
                raise AccountError(f"a token of {user} cannot do more than {owner}")
            secret = "dl_" + secrets.token_urlsafe(32)
            ends = _time(time) + dt.timedelta(days=days)
            self._store.execute(
                "INSERT INTO tokens (label, digest, user, role, created, expires) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (label, _digest(secret), user, str(role), time, ends.isoformat()),
            )
            self._note(time, by, "token made", f"{label} for {user} ({role})")
        return secret

    def revoke(self, token: int, by: str) -> None:
        """End a token.

        Raises:
            AccountError: when there is none such.
        """
        with self._change() as time:
            done = self._store.execute(
                "UPDATE tokens SET revoked = ? WHERE id = ? AND revoked IS NULL", (time, token)
            )
            if not done.rowcount:
                raise AccountError(f"no token {token} in use")
            self._note(time, by, "token revoked", str(token))

    def tokens(self) -> list[Token]:
        """All tokens, by number."""
        rows = self._rows(
            "SELECT id, label, user, role, created, expires, revoked FROM tokens ORDER BY id"
        )
        return [
            Token(
                id=i, label=b, user=u, role=Role(r), created=_time(c), expires=_time(e),
                revoked=_time(x) if x else None,
            )
            for i, b, u, r, c, e, x in rows
        ]  # fmt: skip

    def of_token(self, secret: str) -> Person | None:
        """Whose token it is, with the token's role but no more than the user's present one."""
        rows = self._rows(
            "SELECT u.name, u.role, t.role FROM tokens t JOIN users u ON u.name = t.user "
            "WHERE t.digest = ? AND t.expires > ? AND t.revoked IS NULL AND u.closed IS NULL",
            _digest(secret),
            self._time(),
        )
        if not rows:
            return None
        name, own, role = rows[0][0], Role(rows[0][1]), Role(rows[0][2])
        person = Person(name=name, role=own)
        return Person(name=name, role=role if person.may(role) else own)

    def failed(self, key: str) -> None:
        """Note an attempt to log in that failed."""
        with self._change() as time:
            self._store.execute("INSERT INTO attempts VALUES (?, ?)", (key, time))

    def failures(self, key: str, minutes: float) -> int:
        """How many attempts failed in the last minutes."""
        since = (self._clock().astimezone(dt.UTC) - dt.timedelta(minutes=minutes)).isoformat()
        rows = self._rows("SELECT count(*) FROM attempts WHERE key = ? AND at > ?", key, since)
        return int(rows[0][0])

    def note(self, who: str, what: str, subject: str = "") -> None:
        """Write into the audit."""
        with self._change() as time:
            self._note(time, who, what, subject)

    def audit(self, limit: int = 200) -> list[Entry]:
        """The last entries of the audit, the newest first."""
        rows = self._rows(
            "SELECT at, who, what, subject FROM audit ORDER BY id DESC LIMIT ?", limit
        )
        return [Entry(at=_time(a), who=w, what=x, subject=s) for a, w, x, s in rows]

    def _note(self, time: str, who: str, what: str, subject: str) -> None:
        row = (time, who, what, subject)
        self._store.execute("INSERT INTO audit (at, who, what, subject) VALUES (?, ?, ?, ?)", row)

    def _must_be(self, name: str) -> Role:
        rows = self._rows("SELECT role FROM users WHERE name = ? AND closed IS NULL", name)
        if not rows:
            raise AccountError(f"no user {name!r}")
        return Role(rows[0][0])

    def _time(self) -> str:
        return self._clock().astimezone(dt.UTC).isoformat()


def _check_password(password: str) -> None:
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise AccountError(f"a password has {LEAST_PASSWORD} to {MOST_PASSWORD} characters")


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _time(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words)
