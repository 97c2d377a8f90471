"""`python -m tthc_cli`."""

from tthc_cli.cli.app import main

if __name__ == "__main__":
    main()
