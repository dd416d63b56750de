"""What each verb is called on buttons, in forms and in the API description."""

LABELS = {
    "report_progress": "报告进展",
    "supervise": "督办",
    "answer_supervision": "回复督办",
    "ask_again": "再次督办",
    "close_supervision": "办结督办",
    "lift_supervision": "撤回督办",
}
