"""Runners: how the reports of a run are spread over processes."""
