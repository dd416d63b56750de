"""What each verb of a cluster is called on buttons, in forms and in the API description."""

LABELS = {
    "activate": "成立群诉",
    "control": "转为受控",
    "close": "关闭群诉",
    "reopen": "重启群诉",
    "join": "加入诉求",
    "leave": "移出诉求",
    "absorb": "并入另一件群诉",
    "set_plan": "统一方案",
    "record_answer": "登记户答复",
    "name_organiser": "标记组织者",
    "add_demand": "新增诉求",
    "answer_demand": "统一答复",
    "call_household": "登记关怀电话",
    "send_message": "群发消息",
}
