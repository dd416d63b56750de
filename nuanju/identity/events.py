"""Events of who may come in."""

from nuanju.core.events import declare

declare("token.issued", "签发 API 令牌{name}给{user}")
declare("token.revoked", "吊销{user}的 API 令牌{name}")
