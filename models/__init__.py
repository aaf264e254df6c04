"""The database: tables, and every query of them."""
