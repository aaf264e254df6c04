"""Changes and subscriptions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "heartbeat",
        sa.Column("tick", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tick", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "earlier_dating",
        sa.Column(
            "event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "month",
                "quarter",
                "half-year",
                "year",
                "unset",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_earlier_dating_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "sequence", name=op.f("pk_earlier_dating")),
    )
    op.create_table(
        "muted_event",
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_muted_event_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_muted_event_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", "event_id", name=op.f("pk_muted_event")),
    )
    op.create_index(op.f("ix_muted_event_event_id"), "muted_event", ["event_id"], unique=False)
    op.create_table(
        "subscription",
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("days_before", sa.JSON(), nullable=False),
        sa.Column(
            "digest",
            sa.Enum("off", "weekly", "monthly", name="digest", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("is_muted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_subscription_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_subscription")),
    )
    op.add_column("delivery", sa.Column("told", sa.JSON(none_as_null=True), nullable=True))
    op.drop_index("ix_delivery_due", "delivery")
    op.create_index(
        "ix_delivery_due",
        "delivery",
        ["due_at", "id"],
        unique=False,
        postgresql_where=sa.text("state IN ('pending', 'sending')"),
        sqlite_where=sa.text("state IN ('pending', 'sending')"),
    )
    op.create_index(
        "ix_delivery_told",
        "delivery",
        ["event_id"],
        unique=False,
        postgresql_where=sa.text("told IS NOT NULL"),
        sqlite_where=sa.text("told IS NOT NULL"),
    )
    op.create_index(
        "ix_delivery_ended",
        "delivery",
        ["programme_id", "state", "due_at"],
        unique=False,
        postgresql_where=sa.text("state NOT IN ('pending', 'sending')"),
        sqlite_where=sa.text("state NOT IN ('pending', 'sending')"),
    )
    op.add_column("programme", sa.Column("planned_for", sa.String(), nullable=True))
