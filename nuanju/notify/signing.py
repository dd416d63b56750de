"""Signatures of what we send and of what is reported back. Pure.

Gateways: HMAC-SHA256 over "timestamp\nnonce\nbody". Webhooks: as Standard Webhooks has it, over "id.timestamp.body".
"""

import base64
import hashlib
import hmac

TOLERANCE = 300  # seconds a timestamp may be off


def gateway(secret: str, timestamp: str, nonce: str, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{timestamp}\n{nonce}\n".encode() + body, hashlib.sha256).hexdigest()


def webhook(secret: str, message_id: str, timestamp: str, body: bytes) -> str:
    """`secret` as it was shown: whsec_ and base64."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def is_gateways(secret: str, headers, body: bytes, *, now: float) -> bool:
    """Signed with our common secret, and lately; `headers` as the request has them."""
    timestamp, nonce = headers.get("X-Nuanju-Timestamp", ""), headers.get("X-Nuanju-Nonce", "")
    if not secret or not timestamp.isdecimal() or len(timestamp) > 12 or abs(now - int(timestamp)) > TOLERANCE:
        return False
    given = headers.get("X-Nuanju-Signature", "")
    return hmac.compare_digest(given.encode(), gateway(secret, timestamp, nonce, body).encode())
