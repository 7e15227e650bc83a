"""Rules of one secretariat, beside those of msme-parse."""
