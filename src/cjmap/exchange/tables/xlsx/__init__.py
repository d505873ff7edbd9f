"""The parts of a workbook (ECMA-376, Office Open XML), read one by one and under limits.

Read here and not by a library: the usual one builds every cell that a merged range or a link covers, so
that a file of five kilobytes keeps it busy for minutes and takes gigabytes, and it fails on styles and
charts that nobody asked for. Of a workbook little is needed: values, which of them formulas made, what is merged,
hidden, commented and drawn.
"""
