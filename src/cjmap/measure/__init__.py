"""Figures from data: what a log of events and a survey say about the steps of a journey.

    mapping    what columns, activities and questions mean: a YAML file that a person corrects
    data       where rows come from: files, databases, logs of other tools
    engine     the same SQL on DuckDB, or on the user's Spark
    events     a log as cjmap understands it, and what is asked of it
    answers    a survey as cjmap understands it, and what is asked of it
    figures    the answers to all that, by step: what is told, written and drawn

All heavy work is SQL. What comes back is small: counts of cases, of answers by value, of durations
by second; every figure and every interval is calculated from such counts, exactly and in the same
way on each engine. Nothing here knows a terminal.
"""
