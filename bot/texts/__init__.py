"""Every sentence that a person reads, in nb, nn and en."""
