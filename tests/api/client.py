"""A caller of the JSON API that holds every answer against docs/api/openapi.json."""
import http.client
import itertools
import json
import re
import urllib.parse
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
DESCRIPTION = json.loads((ROOT / "docs/api/openapi.json").read_text(encoding="utf-8"))
BASE = DESCRIPTION["servers"][0]["url"]
SENT_KEYS = itertools.count(1)
OPERATIONS = {(method.upper(), path): operation
              for path, methods in DESCRIPTION["paths"].items() for method, operation in methods.items()}


def pattern(path):
    return re.compile("".join(r"[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[a-z]+\})", path)))


PATTERNS = {path: pattern(path) for _, path in OPERATIONS}


def operation_of(method, target):
    """The path of the description that the target fits, one without a {name} before others."""
    path = target.split("?")[0]
    found = sorted((known for (verb, known) in OPERATIONS if verb == method and PATTERNS[known].fullmatch(path)), key=lambda p: p.count("{"))
    return found[0] if found else None


def resolved(part):
    while "$ref" in part:
        found = DESCRIPTION
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def validate(value, schema):
    jsonschema.Draft202012Validator({**schema, "components": DESCRIPTION["components"]},
                                    format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER).validate(value)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.type = headers.get("Content-Type", "")
        self.json = json.loads(body) if self.type in ("application/json", "application/problem+json") else None

    def __repr__(self):
        return f"{self.status} {self.body[:2000]!r}"


class Client:
    """Calls with one key. `answered` collects the operations that were answered with success."""
    answered = set()

    def __init__(self, port, token, address="127.0.0.1", language="en"):
        self.port, self.token, self.address, self.language = port, token, address, language

    def send(self, method, target, body=None, headers=None, content_type="application/json"):
        sent = {"Accept-Language": self.language, **({"Authorization": f"Bearer {self.token}"} if self.token else {}), **(headers or {})}
        if body is not None:
            sent.setdefault("Content-Type", content_type)
            body = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.address, 0))
        connection.request(method, BASE + target, body, sent)
        answer = connection.getresponse()
        answer = Answer(answer.status, answer.headers, answer.read())
        connection.close()
        self.check(method, target, answer)
        return answer

    def check(self, method, target, answer):
        """The answer is one that the description has."""
        path = operation_of(method, target)
        if path is None or answer.status >= 300:
            assert answer.type == "application/problem+json", f"{method} {target}: {answer}"
            validate(answer.json, {"$ref": "#/components/schemas/Problem"})
            assert answer.json["status"] == answer.status
            return
        response = resolved(OPERATIONS[method, path]["responses"][str(answer.status)])
        content = response["content"]
        assert {answer.type.split(";")[0], "*/*"} & set(content), f"{method} {target}: {answer.type}"
        if "application/json" in content:
            validate(answer.json, content["application/json"]["schema"])
        Client.answered.add((method, path))

    def get(self, target, **query):
        return self.send("GET", target + ("?" + urllib.parse.urlencode(query) if query else ""))

    def look(self, target, **body):
        return self.send("POST", target, body)

    def write(self, target, sent_key=None, **body):
        """A write, under an Idempotency-Key of its own unless one is given."""
        path = operation_of("POST", target)
        schema = OPERATIONS["POST", path].get("requestBody") if path else None
        answer = self.send("POST", target, body, {"Idempotency-Key": sent_key or f"test-{next(SENT_KEYS)}"})
        if schema and answer.status < 300:
            validate(body, resolved(schema)["content"]["application/json"]["schema"])
        return answer
