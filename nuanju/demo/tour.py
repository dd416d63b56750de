"""The five-minute tour through the loop: the start page shows it, docs/tour.md and the READMEs repeat it word for word."""

from typing import NamedTuple

from nuanju.demo.seeds import LOGINS

TITLE = "五分钟走一圈"
NAMES = {login.username: f"{login.title}{login.name}" for login in LOGINS}


class Stop(NamedTuple):
    """One step: who does what, and where."""

    title: str
    username: str
    path: str
    text: str

    @property
    def who(self) -> str:
        return NAMES[self.username]


STOPS = (
    Stop("接电话", "zuoxi", "/agent/", "在开始页点“老客户来电”，坐席台弹出来电：谁、哪套房、有没有未结的诉求。"),
    Stop("登记并指派", "zuoxi", "/agent/", "键入客户原话，例如“卫生间漏水漏到楼下了”，按 Alt+1 选中建议的问题，"
        "Ctrl+回车提交，把单号和首问责任人念给客户。"),
    Stop("派工", "gongcheng", "/port/", "诉求已在派工台等着，选中它派给孙海涛；不属于本端口的可以写明原因退回。"),
    Stop("联系、定方案、完工", "chuliren", "/tasks/", "记录联系，写方案和客户同意的凭据，干完活附上前后照片报完工。用手机打开更顺手。"),
    Stop("验收", "fangxiu", "/tasks/", "没有参与施工的房修工程师逐项检查；不通过就返工，时限接着走。"),
    Stop("回访", "zuoxi2", "/follow-ups/", "由另一位坐席打回访电话：4–5 分关闭，1–2 分转返工，三次打不通也有出口。"),
    Stop("看全局", "xiangmu", "/cases/?open=true&sort=due", "项目总经理看到全部未结诉求和时限；点开任何一件，"
        "时间线写明谁在什么时候做了什么，时限逐段自证。"),
)  # fmt: skip


def as_markdown() -> str:
    """For docs and READMEs, between <!-- tour --> and <!-- /tour -->."""
    lines = [f"{n}. **{s.title}**（{s.who}，`{s.username}`，{s.path}）：{s.text}" for n, s in enumerate(STOPS, 1)]
    return "\n".join(lines)
