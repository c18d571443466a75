"""What was coded of an archive brought together: into a ledger, or into Parquet tables.

``ledger.merge_ledger`` adds the coded reports to a ledger, which links them as they come;
``whole.merge_tables`` links and settles all of them at once, for archives that are larger than a
ledger is meant for. Either may be done again at any time, and changes nothing where nothing is new.
"""
