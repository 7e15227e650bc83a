"""`python -m msme_parse` is the same program as `msme-parse`."""

from msme_parse.cli import main

if __name__ == "__main__":
    main()
