"""What the door refuses."""

from nuanju.core.refusals import declare

declare(
    company_failed="企业账号登录没有完成，请回到登录页再试一次。",
    company_away="企业账号登录现在连不上，请稍后再试，或用登录名和密码登录。",
    company_unknown="企业账号“{name}”在这里还没有对应的员工账号，请联系系统管理员开通。",
    company_inactive="您的账号已停用，请联系系统管理员。",
    token_past="到期时间要晚于现在。",
    token_inactive="{name}已停用，不能签发令牌。",
    token_throttled="令牌错误的次数太多，请过 10 分钟再试。",
    token_wrong="令牌不对、已吊销或已到期，请联系管理员重新签发。",
)
