"""A small real OpenID Connect server: discovery, authorize, token (signed JWT), jwks, userinfo."""

import base64
import contextlib
import hashlib
import http.server
import json
import secrets
import threading
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "nuanju", "the-clients-own-secret"


class Company:
    """What the server knows, and what it was asked."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.url = ""
        self.person: dict | None = {}  # who is logged in there; None = he presses cancel
        self.signed_for: dict = {}  # claims of the id token that differ from what they should be
        self.grants: dict[str, dict] = {}
        self.tokens: dict[str, dict] = {}

    def discovery(self) -> dict:
        paths = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        ends = {f"{name}_endpoint": f"{self.url}/{path}" for name, path in paths.items()}
        methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        return {"issuer": self.url, "jwks_uri": f"{self.url}/jwks", **ends, **methods}

    def jwks(self) -> dict:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked: dict) -> str:
        """Where the browser is sent back to."""
        back = {"state": asked["state"]}
        if self.person is None:
            return f"{asked['redirect_uri']}?{urlencode(back | {'error': 'access_denied'})}"
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code" and "openid" in asked["scope"]
        code = secrets.token_urlsafe()
        self.grants[code] = asked
        return f"{asked['redirect_uri']}?{urlencode(back | {'code': code})}"

    def token(self, given: dict) -> dict | None:
        """A code is good once, for its client and for whoever began with its challenge."""
        asked = self.grants.pop(given.get("code", ""), None)
        proof = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        if asked is None or given.get("client_secret") != SECRET or asked["code_challenge"] != challenge:
            return None
        access, now = secrets.token_urlsafe(), int(time.time())
        self.tokens[access] = self.person or {}
        claims = {"iss": self.url, "aud": CLIENT, "sub": self.person["sub"], "iat": now, "exp": now + 60}
        signed = jwt.encode(claims | self.signed_for, self.key, "RS256", {"kid": "one"})
        return {"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": signed}


class Handler(http.server.BaseHTTPRequestHandler):
    company: Company

    def do_GET(self) -> None:
        at = urlsplit(self.path)
        if at.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.company.authorize(_flat(at.query)))
            self.end_headers()
        elif at.path == "/userinfo":
            bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
            self._json(self.company.tokens.get(bearer))
        else:
            pages = {"/.well-known/openid-configuration": self.company.discovery, "/jwks": self.company.jwks}
            self._json(pages[at.path]() if at.path in pages else None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._json(self.company.token(_flat(body)))

    def _json(self, answer: dict | None) -> None:
        body = json.dumps(answer or {"error": "invalid_request"}).encode()
        self.send_response(400 if answer is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        """Quiet."""


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextlib.contextmanager
def serving() -> Iterator[Company]:
    company = Company()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Ours", (Handler,), {"company": company}))
    company.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield company
    finally:
        server.shutdown()
        server.server_close()
