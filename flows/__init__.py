"""The way of a number: catalog → ingest → quality → warehouse → assess → report → alert.

* catalog: the declarations a county officer edits, as one frozen object
* ingest: workbooks in, tidy cells and findings out
* quality: rules on the tidy cells; what breaks one is held or flagged
* warehouse: DuckDB tables, their history and the published copy
* assess: values, targets, status, outlook, ranking, warnings
* report: charts, warning list, bulletin, letters, page, returned workbooks
* alert: e-mails and the ledger of what was sent

Prefect appears only in `monthly.py`, `backfill.py` and `serve.py`.
"""
