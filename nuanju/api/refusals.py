"""Refusals only callers of the API meet."""

from nuanju.core.refusals import declare

declare(agent_unknown="没有登录名或工号为 {name} 的坐席。")
