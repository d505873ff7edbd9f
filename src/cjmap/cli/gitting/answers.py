"""What `cjmap git merge-driver --wrapped` answers.

They are no codes that anything else ends with: neither a shell (126, 127, 128 and a signal), nor
Python after an exception (1), nor a program that does nothing (0).
"""

CLEAN = 40
CONFLICTS = 41
