"""Personas as JSON, in the form of the persona library of the Developer Relations Foundation.

One file is one persona, or a list of them. A persona may name parents: it has what they have, its own
attributes replace theirs, and those marked `x-` add to theirs. Read off the JSON Schema, the pages on
its traits and the personas in https://github.com/DevRel-Foundation/persona-library.
"""
