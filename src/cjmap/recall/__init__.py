"""What a run said, said again as long as it would say the same.

`validate` and `lint` are functions of what they read. A run that is kept (`record`) names all of that
as `facts`: bytes of files, what is in folders, what is not there. The same command line (`asked`) is
answered from it (`answer`) while every fact still holds, before Pydantic, Typer or Rich are imported;
modules here import nothing that costs more. What is kept is written by `cjmap.cli.recalling`, which
knows what a run has read.
"""
