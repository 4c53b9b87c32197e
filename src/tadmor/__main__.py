"""`python -m tadmor` is `tadmor`."""

from tadmor.cli.main import main

main()
