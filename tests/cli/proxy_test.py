"""Who calls, behind a proxy: each caller has limits of its own where the proxy is trusted, and nobody chooses an address."""
import http.client
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))
from office import Office  # noqa: E402
from session import gongkai  # noqa: E402

WRONG_KEYS = 20  # from one address, before it has to wait


class Proxy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.office = Office(Path(folder.name) / "office")

    def serve(self, *options):
        self.office.start(*options)
        self.addCleanup(self.office.stop)

    def call(self, *forwarded, peer="127.0.0.1"):
        """The status of a call with a key that is none, with those lines of X-Forwarded-For."""
        connection = http.client.HTTPConnection("127.0.0.1", self.office.port, timeout=60, source_address=(peer, 0))
        connection.putrequest("GET", "/api/v1/key")
        connection.putheader("Authorization", "Bearer gongkai_none")
        for line in forwarded:
            connection.putheader("X-Forwarded-For", line)
        connection.endheaders()
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    def use_up(self, *forwarded, **peer):
        self.assertEqual([self.call(*forwarded, **peer) for _ in range(WRONG_KEYS)], [401] * WRONG_KEYS)
        self.assertEqual(self.call(*forwarded, **peer), 429)

    def test_callers_behind_a_trusted_proxy_have_limits_of_their_own(self):
        self.serve("--trusted-proxy", "127.0.0.1", "--trusted-proxy", "10.0.0.0/8")

        self.use_up("203.0.113.9")

        self.assertEqual(self.call("203.0.113.9, 10.1.2.3"), 429)
        self.assertEqual(self.call("198.51.100.1"), 401)
        self.assertEqual(self.call(), 401)

    def test_a_caller_chooses_no_address(self):
        self.serve("--trusted-proxy", "127.0.0.1")

        self.use_up("203.0.113.9")

        for hostile in (["198.51.100.1, 203.0.113.9"], ["198.51.100.2", "203.0.113.9"], ["127.0.0.1, 203.0.113.9"],
                        ["a" * 4000 + ", 203.0.113.9"], [",,,203.0.113.9"]):
            self.assertEqual(self.call(*hostile), 429, hostile)
        self.assertEqual(self.call("203.0.113.9", peer="127.0.0.2"), 401)  # no proxy of ours

    def test_nobody_is_believed_unless_it_was_asked_for(self):
        self.serve()

        for number in range(WRONG_KEYS):
            self.assertEqual(self.call(f"203.0.113.{number}"), 401)

        self.assertEqual(self.call("203.0.113.200"), 429)

    def test_what_is_no_network_is_refused_before_the_start(self):
        for wrong in ("proxy", "10.0.0.0/33", "0.0.0.0/0", "127.0.0.1,10.0.0.1"):
            code, _, err = gongkai("serve", "--data", "nowhere", "--trusted-proxy", wrong)
            self.assertEqual(code, 2, err)
            self.assertIn(wrong, err)


if __name__ == "__main__":
    sys.exit(unittest.main())
