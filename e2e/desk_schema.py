"""The desk's addresses for programs, asked everything that their own description allows and much that it does not:
desk_schema.py BINARY FOLDER_OF_THE_PACK_OF_MARJAN

Two institutions have each sent a file and begun an upload. Schemathesis reads /openapi.json and asks with the token of an
officer of the one, who knows every name of the other. No answer may be a failure of the server, none may be of a status or a
kind that the description does not name, and none may show or change anything of the other institution. Ends within a minute.
"""

import atexit
import itertools
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as conformance

binary, pack = sys.argv[1:3]
SECONDS = 45
EXAMPLES = 60
ONCE = {"deadline": None, "database": None}
PASSWORD = "a sentence that is easy to keep"
SCOPES = ["read-submissions", "send-submissions", "read-calendar", "read-reviews", "read-board", "read-audit"]
CHECKS = [
    not_a_server_error,
    conformance.status_code_conformance,
    conformance.content_type_conformance,
    conformance.response_schema_conformance,
]
networks = (f"10.{a}.{b}.1" for a, b in itertools.product(range(256), range(256)))
checks = 0


def check(what: bool, words: str) -> None:
    global checks
    assert what, words
    checks += 1


def marsad(*arguments: str, **variables: str) -> str:
    environment = {**os.environ, "MARSAD_LANG": "en", **variables}
    done = subprocess.run([binary, *arguments, "--data", folder], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.stderr}"
    return done.stderr


def serve() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    # The word of this machine about networks is believed, so that nobody who asks this much is told to wait.
    door = ["--listen", address, "--proxy", "127.0.0.1"]
    server = subprocess.Popen([binary, "serve", "--quiet", "--data", folder, *door])
    atexit.register(server.wait)
    atexit.register(server.terminate)
    for _ in range(300):
        try:
            if requests.get(f"http://{address}/healthz", timeout=1).ok:
                return f"http://{address}"
        except requests.ConnectionError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, f"{pattern} is not in {text[:2000]}"
    return match.group(1)


def elsewhere(headers: dict[str, str] | None = None) -> dict[str, str]:
    """Headers of a request that comes from a network of its own."""
    return {**(headers or {}), "X-Forwarded-For": next(networks)}


class Officer:
    """A person of an institution with a token, a submission and an upload that is not finished."""

    def __init__(self, provider: str, agreement: str, file: str):
        self.provider, self.agreement = provider, agreement
        self.account = f"{provider.lower()}.officer"
        self.file_name = f"of-{provider.lower()}.csv"
        who = ["--email", f"{self.account}@marjan.example", "--role", "provider", "--provider", provider]
        told = marsad("account", "invite", self.account, *who, "--as", "administrator", MARSAD_PASSWORD=PASSWORD)
        session = requests.Session()
        link = base + found(r"(/\w\w/desk/link/[\w-]+)", told)
        session.post(link, {"new": PASSWORD, "again": PASSWORD}, headers=elsewhere())
        session.post(f"{base}/en/desk/sign-in", {"account": self.account, "password": PASSWORD}, headers=elsewhere())
        csrf = found(r'name="csrf" value="([^"]+)"', session.get(f"{base}/en/desk/me").text)
        form = {"csrf": csrf, "name": "program", "days": "1", "scope": SCOPES}
        made = session.post(f"{base}/en/desk/me/tokens", form, headers=elsewhere())
        token = found(r'class="secret"><code>([^<]+)<', made.text)
        self.headers = {"Authorization": f"Bearer {token}"}
        self.token = session.get(f"{base}/api/v1/tokens").json()[0]["id"]
        with open(f"{pack}/submissions/{file}", "rb") as content:
            sent = self.ask("POST", f"/submissions?agreement={agreement}&file={self.file_name}", content.read())
        assert sent.status_code == 201, sent.text
        self.submission = sent.json()["submission"]["id"]
        announced = {"Upload-Length": "10", "Upload-Metadata": metadata(agreement, self.file_name)}
        begun = self.ask("POST", "/uploads", b"", announced)
        assert begun.status_code == 201, begun.text
        self.upload = begun.headers["Location"].rsplit("/", 1)[1]

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> requests.Response:
        own = elsewhere({**self.headers, **(headers or {})})
        return requests.request(method, f"{base}/api/v1{path}", data=body, headers=own, timeout=20)

    def names(self) -> dict[str, str]:
        """What only those of the institution may read."""
        names = {"submission": self.submission, "file": self.file_name, "account": self.account}
        return {**names, "upload": self.upload, "token": self.token}

    def state(self) -> list[str]:
        """Everything that others might have changed."""
        things = [f"/submissions/{self.submission}", f"/reviews/{self.submission}", f"/agreements/{self.agreement}"]
        paths = ["/submissions", "/calendar", "/me", *things, f"{things[0]}/findings", f"{things[2]}/words"]
        stand = self.ask("HEAD", f"/uploads/{self.upload}")
        return [self.ask("GET", path).text for path in paths] + [f"{stand.status_code} {stand.headers.get('Upload-Offset')}"]


def metadata(agreement: str, file: str) -> str:
    encoded = [b64encode(text.encode()).decode() for text in (agreement, file)]
    return f"agreement {encoded[0]},filename {encoded[1]}"


def shows_nothing(case, response) -> None:
    """No answer names what is of the other institution alone, but for what the question named itself."""
    asked = f"{response.request.url} {response.request.body!r}"
    for kind, name in other.names().items():
        is_told = name in response.text and not (response.status_code >= 400 and name in asked)
        check(not is_told, f"{case.method} {case.formatted_path} tells the {kind} of another institution: {response.text[:500]}")


def known(own: Officer, other: Officer) -> dict[str, list[str]]:
    """Names that are there, by the parameters that may carry them."""
    both = [other, own]
    submissions = [one.submission for one in both]
    agreements = [one.agreement for one in both]
    # The token of the one who asks is not among them: it would be taken back.
    things = [*submissions, *agreements, other.upload, own.upload, other.token]
    return {
        "id": things,
        "submission": submissions,
        "agreement": agreements,
        "provider": [one.provider for one in both],
        "owner": [one.provider for one in both],
        "upload": [one.upload for one in both],
        "actor": [one.account for one in both],
        "subject": submissions,
        "flow": ["DF_RESIDENTS", "DF_ARRIVALS"],
        "number": [1, 2],
    }


def asked_of(operation, end: float) -> None:
    """Asks one address in every way."""
    names = known(own, other)
    strategy = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in GenerationMode))

    @seed(1)
    @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), **ONCE)
    @given(case=strategy, data=st.data())
    def ask(case, data) -> None:
        for place in (case.path_parameters, case.query):
            for name in [name for name in place or {} if name in names]:
                place[name] = data.draw(st.one_of(st.sampled_from(names[name]), st.just(place[name])))
        if time.monotonic() > end:
            return
        response = case.call(headers=elsewhere(own.headers), timeout=20)
        case.validate_response(response, checks=CHECKS)
        shows_nothing(case, response)

    try:
        ask()
    except FailureGroup as group:
        failures.append(f"{operation.label}: " + "; ".join(f"{one.title}: {one.message}" for one in group.exceptions))
    except AssertionError as failure:
        failures.append(f"{operation.label}: {failure}")


def closed_without_token(operation) -> None:
    """Nobody is answered without a token but about the head of the chain, which is for everyone."""
    path = re.sub(r"\{\w+\}", "1", operation.path)
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        answer = requests.request(operation.method.upper(), base + path, headers=elsewhere(headers), timeout=20)
        status = answer.status_code
        expected = 200 if operation.path == "/api/v1/audit/head" else 401
        check(status == expected, f"{operation.label} without a token answers {status}")


def alike(method: str, path: str, theirs: str, nothing: str) -> None:
    """What is another's is answered as what does not exist, to the byte, but for the name itself."""
    part = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"} if method == "PATCH" else {}
    body = b'{"decision": "return", "reason": "no"}' if path.endswith("/decision") else b""
    answers = [own.ask(method, path.format(name), body, part) for name in (theirs, nothing)]
    told = [(one.status_code, one.text.replace(name, "")) for one, name in zip(answers, (theirs, nothing))]
    check(told[0] == told[1], f"{method} {path}: {told}")
    check(answers[0].status_code in (403, 404), f"{method} {path}: {answers[0].status_code}")


folder = tempfile.mkdtemp(prefix="marsad-schema-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
one_time = found(r"(\S+)\s*$", marsad("init", "--pack", pack))
marsad("account", "password", "administrator", MARSAD_PASSWORD=one_time, MARSAD_NEW_PASSWORD=PASSWORD)
base = serve()
own = Officer("PORTS", "PORTS_ARRIVALS", "arrivals.csv")
other = Officer("STAT", "STAT_RESIDENTS", "residents.csv")
before = other.state()
failures: list[str] = []

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
schema = schemathesis.openapi.from_url(f"{base}/openapi.json")
operations = [one.ok() for one in schema.get_all_operations()]
check(len(operations) >= 30, f"{len(operations)} addresses are described")
for operation in operations:
    closed_without_token(operation)

for part in ("", "/findings", "/difference", "/receipt"):
    alike("GET", f"/submissions/{{}}{part}", other.submission, "STAT_RESIDENTS-9999")
alike("GET", "/reviews/{}", other.submission, "STAT_RESIDENTS-9999")
alike("POST", "/reviews/{}/decision", other.submission, "STAT_RESIDENTS-9999")
for method in ("HEAD", "PATCH", "DELETE"):
    alike(method, "/uploads/{}", other.upload, "0" * len(other.upload))
alike("POST", "/submissions?upload={}", other.upload, "0" * len(other.upload))
alike("DELETE", "/tokens/{}", other.token, "0" * len(other.token))

started = time.monotonic()
for place, operation in enumerate(operations, 1):
    # Each has its share of the time; what one leaves over is for those after it.
    asked_of(operation, started + SECONDS * place / len(operations))

check(other.state() == before, "something of another institution was changed")
if failures:
    raise SystemExit("\n".join(failures))
print(f"{checks} passed, 0 failed: {len(operations)} addresses in {time.monotonic() - started:.0f} s")
