"""Replays tests/cli/sessions/*.session: calls of the program with their output, errors (after "! ") and exit code.

A session is text as on a screen:  $ gongkai fee --pieces 11  /  output  /  ! errors  /  [exit 2] where it is not 0.
UPDATE_GOLDEN=1 writes what the program says now."""
import shlex
import sys
import unittest
from pathlib import Path

from session import UPDATE, gongkai

SESSIONS = Path(__file__).parent / "sessions"
PROMPT = "$ gongkai"


def replay(call):
    code, out, err = gongkai(*shlex.split(call)[1:])
    shown = out if not out or out.endswith("\n") else out + "\n"
    shown += "".join(f"! {line}\n" for line in err.splitlines())
    return shown + (f"[exit {code}]\n" if code else "")


def replay_file(text):
    calls = [line[2:] for line in text.splitlines() if line.startswith(PROMPT)]
    return "\n".join(f"$ {call}\n{replay(call)}" for call in calls)


class Sessions(unittest.TestCase):
    maxDiff = None

    def test_there_are_sessions(self):
        self.assertGreater(len(list(SESSIONS.glob("*.session"))), 2)


def add_test(path):
    def test(self):
        expected = path.read_text(encoding="utf-8")
        found = replay_file(expected)
        if UPDATE:
            path.write_text(found, encoding="utf-8")
        else:
            self.assertEqual(expected, found)
    setattr(Sessions, f"test_{path.stem.replace('-', '_')}", test)


for session in sorted(SESSIONS.glob("*.session")):
    add_test(session)

if __name__ == "__main__":
    sys.exit(unittest.main())
