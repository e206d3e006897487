"""`python -m flows` is the command `xianjie`."""

from flows.commands.main import main

main()
