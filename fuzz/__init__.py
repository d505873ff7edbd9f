"""Fuzzing: inputs that nobody would write, and the promises that hold for them all the same.

    python -m fuzz --list                       # the targets
    python -m fuzz merge --seconds 600          # one of them, led by coverage (needs Atheris)
    python -m fuzz --all --seconds 30           # every one, one after the other
    python -m fuzz merge FILE                   # one input again, such as a crash (without Atheris)

What is promised: nothing but `CjmapError` leaves the library, every input of up to 1 MB is done with
in bounded time and memory, and what each target says of its own results. A tour of the package:

- `targets/`: one file a target: a function that is given bytes and raises where a promise is broken.
- `target`: what a target is, and the promises that all share; `among_maps`, `importing`, `opening`:
  what several targets need.
- `corpus`: the inputs to start from, made of the repository when it is needed; none is kept.
- `mutation/`: changes that know what they change: maps, XML, JSON, archives. Bytes changed at random
  hardly ever are YAML.
- `guided`: libFuzzer through Atheris; `unguided`: the same targets and changes without it, for tests.

Needs a checkout of the repository and `pip install -e ".[dev,fuzz]"`.
"""
