"""The peers that answer the same questions, by the packages that their environments are made of.

pm4py is under the AGPL and weighs more than all of cjmap; nothing of cjmap imports it.
"""

PEERS = {
    "polars": ("polars>=2,<3",),
    "pyspark": ("pyspark>=4,<5",),
    "pm4py": ("pm4py>=2.7,<3", "pyarrow"),
}
