from nuanju.core.refusals import declare

declare(
    clock_running="{kind}时限已经在计时，请先停止再重新开始。",
    clock_not_running="没有正在计时的{kind}时限，请刷新后再看。",
    clock_paused="{kind}时限已经挂起，请先恢复。",
    clock_not_paused="没有挂起中的时限，可能已自动恢复，请刷新后再看。",
    clock_never_pauses="{kind}时限不能以“{reason}”为由挂起。",
    moment_in_future="时间不能晚于现在。",
    moment_before_start="时间不能早于计时开始（{start}）。",
    pause_after_overdue="申请挂起之后{kind}时限已超时，挂起只能从现在算起。",
    resume_in_past="恢复日期要晚于今天。",
    agreed_in_past="约定日期要晚于现在。",
    agreed_not_later="约定日期要晚于现在的期限（{due}）。",
    lengthen_reason="放宽时限要写明原因。",
    year_unpublished="{year} 年的官方日历还没有公布，请先录入放假和调休日期。",
    year_days_wrong="日期不在 {year} 年之内，请检查。",
    policy_past="生效日期不能早于今天，已过去的时限不能改写。",
    policy_day_taken="这一天已有同样的时限规则，请换一个生效日期。",
    amount_wrong="时限要大于零、不超过 1000；以天计的要填整数。",
    shares_wrong="提醒比例要依次增大，并小于 100%。",
    until_wrong="截止日期只用于项目，并且不能早于生效日期。",
    hours_wrong="时段要按先后填写、不重叠，例如 09:00–12:00、13:00–18:00。",
)
