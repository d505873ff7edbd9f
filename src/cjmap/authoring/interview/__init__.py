"""Interviews: a map comes about question by question.

- `questions`: what can be asked, and how an answer is read; what is no answer is refused in words.
- `interview`: the machine: which question is next, what the map is so far, back, skip, finish.
- `asking`: how a script puts its questions, in the language of the interview.
- `scripts/`: one conversation a kind, written as people talk: ask, and go by the answer.
- `preview`: the map so far as text, with the lines that the last answer changed.
"""

from cjmap.authoring.interview.interview import Interview
from cjmap.authoring.interview.questions import Refused

__all__ = ["Interview", "Refused"]
