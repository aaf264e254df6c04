"""Questions that people asked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "helpful_answers",
        sa.Column("programme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_helpful_answers_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("programme_id", name=op.f("pk_helpful_answers")),
    )
    op.create_table(
        "earlier_question",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("programme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slack_user_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nb", "nn", "en", name="language", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_earlier_question_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_question")),
        sa.UniqueConstraint(
            "programme_id",
            "slack_user_id",
            "place",
            name=op.f("uq_earlier_question_programme_id_slack_user_id_place"),
        ),
    )
    op.create_index(op.f("ix_earlier_question_expires_at"), "earlier_question", ["expires_at"], unique=False)
    op.create_table(
        "unanswered_question",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("programme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nb", "nn", "en", name="language", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slack_user_id", sa.String(), nullable=True),
        sa.Column(
            "source",
            sa.Enum("unanswered", "thumbs_down", name="source", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "answered",
                "dismissed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("fact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "state = 'open' OR slack_user_id IS NULL", name=op.f("ck_unanswered_question_asker_until_answered")
        ),
        sa.CheckConstraint(
            "(state = 'answered') = (fact_id IS NOT NULL)", name=op.f("ck_unanswered_question_answered_by_a_fact")
        ),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_unanswered_question_fact_id_fact")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_unanswered_question_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered_question")),
    )
    op.create_index(
        "ix_unanswered_question_open",
        "unanswered_question",
        ["programme_id", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
        sqlite_where=sa.text("state = 'open'"),
    )
