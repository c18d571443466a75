"""What people see of a coded report; everything here works from the records alone.

- ``terminal.show``: the events as a coder reads them
- ``page.html``: one self-contained page, the report beside its events
- ``tables``: rows for each statement and each event, and their CSV
- ``explain.explain``: why a value is what it is

The records' own JSON form is ``dateline.records.to_json``.

The parts are imported one by one, so that a command loads only what it prints with.
"""
