"""What Alembic runs: the migrations, on the connection that the ledger hands over."""

from alembic import context

from dateline.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the ledger's own transaction is around all of them
)
context.run_migrations()
