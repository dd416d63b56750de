"""What the door refuses."""

from nuanju.core.refusals import declare

declare(
    token_past="到期时间要晚于现在。",
    token_inactive="{name}已停用，不能签发令牌。",
    token_throttled="令牌错误的次数太多，请过 10 分钟再试。",
    token_wrong="令牌不对、已吊销或已到期，请联系管理员重新签发。",
)
