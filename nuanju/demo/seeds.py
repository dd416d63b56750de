"""What the demo organisation consists of: places with their stage of life, and who can be logged in as."""

from typing import NamedTuple

from nuanju.org.choices import PortKey, Role

PASSWORD = "nuanju-demo"  # noqa: S105 — printed beside the address; a database without the demo's mark never shows it


class Place(NamedTuple):
    """A project: its phases are months from their delivery to today, a negative number lies ahead."""

    name: str
    short: str
    code: str
    phases: tuple[int, ...]


REGIONS: dict[str, dict[str, tuple[Place, ...]]] = {
    "华东区域": {
        "杭州公司": (
            Place("碧湾花园", "碧湾", "BW", (40, 18, 7, -8)),
            Place("麓山府", "麓山", "LS", (26, 10)),
        ),
        "南京公司": (
            Place("金陵雅苑", "金陵", "JL", (52, 30, 15)),
            Place("秦淮里", "秦淮", "QH", (9, -5)),
        ),
    },
    "华南区域": {
        "广州公司": (
            Place("云山里", "云山", "YS", (33, 14, 3)),
            Place("珠江悦府", "珠江", "ZJ", (20, 5, -10)),
        ),
        "深圳公司": (
            Place("海岸华庭", "海岸", "HA", (64, 38)),
            Place("前海名苑", "前海", "QM", (11, -3, -14)),
        ),
    },
    "西南区域": {
        "成都公司": (
            Place("锦江院", "锦江", "JJ", (28, 16, 6)),
            Place("天府和园", "天府", "TF", (13, 2, -12)),
        ),
        "重庆公司": (
            Place("两江春天", "两江", "LJ", (45, 22)),
            Place("山城壹号", "山城", "SC", (17, 8, -6)),
        ),
    },
}
PORTED = (Role.FIRST_RESPONSIBLE, Role.HANDLER)
HOME = "BW"  # where the logins of project roles work


class Login(NamedTuple):
    username: str
    name: str
    role: str
    port: str
    sees: str

    @property
    def title(self) -> str:
        """工程端口第一责任人 and the like."""
        port = str(PortKey(self.port).label) if self.port and self.role in PORTED else ""
        return f"{port}{Role(self.role).label}"


LOGINS = (
    Login("zuoxi", "林晓静", Role.HOTLINE_AGENT, "", "接电话、受理和指派诉求、打回访电话"),
    Login("zuoxi2", "周雨婷", Role.HOTLINE_AGENT, "", "受理和回访要分开：与林晓静同时打开看"),
    Login("banzhang", "何建军", Role.SHIFT_LEAD, "", "谁在岗、待确认的撤销、两次退回后的最终指派"),
    Login(
        "gongcheng",
        "陈志刚",
        Role.FIRST_RESPONSIBLE,
        PortKey.ENGINEERING,
        "工程端口：派工、退回、审批挂起，看本端口时限",
    ),
    Login("wuye", "赵丽娟", Role.FIRST_RESPONSIBLE, PortKey.PROPERTY, "物业端口第一责任人，处理物业类诉求"),
    Login("chuliren", "孙海涛", Role.HANDLER, PortKey.ENGINEERING, "我的任务：联系客户、定方案、报完工（手机上用）"),
    Login("fangxiu", "吴国峰", Role.REPAIR_ENGINEER, PortKey.ENGINEERING, "待我验收的维修、保修认定"),
    Login("kefu", "郑雅琳", Role.PROJECT_CS_MANAGER, "", "碧湾花园的全部诉求、客户和房屋资料"),
    Login("xiangmu", "黄博文", Role.PROJECT_GM, "", "碧湾花园的超时与升级，批准一般级别的特殊关闭"),
    Login("chengshi", "徐建平", Role.CITY_GM, "", "杭州公司两个项目的诉求"),
    Login("quyukefu", "罗思雨", Role.REGIONAL_CS, "", "华东区域各项目的诉求"),
    Login("quyu", "梁宏伟", Role.REGIONAL_GM, "", "华东区域的重大诉求，批准重要级别的特殊关闭"),
    Login("jiankong", "谢明辉", Role.GROUP_MONITOR, "", "全集团的诉求与时限"),
    Login("zongjian", "宋文慧", Role.GROUP_CS_DIRECTOR, "", "全集团，另管时限规则、问题库与知识"),
    Login("fuzong", "唐国栋", Role.GROUP_VP, "", "全集团最后一级"),
    Login("fawu", "韩静", Role.LEGAL_PR, "", "法务与公关：查看律师函、媒体等诉求"),
    Login("shigong", "冯师傅", Role.CONTRACTOR_WORKER, PortKey.ENGINEERING, "施工人员：只看与自己有关的"),
    Login("guanli", "邓帆", Role.ADMINISTRATOR, "", "组织、人员、房屋、规则与待发箱"),
    Login("zhidu", "曹洁", Role.VIEWER, "", "只能看，不能改"),
)
GROUPS = (
    ("400 中心", LOGINS[:3]),
    ("碧湾花园项目", (*LOGINS[3:9], LOGINS[16])),
    ("公司、区域与集团", (*LOGINS[9:16], *LOGINS[17:])),
)
BY_ROLE = {(login.role, login.port): login for login in reversed(LOGINS)}
STAFFED = {  # handlers of each port at a project
    PortKey.ENGINEERING: 4,
    PortKey.PROPERTY: 3,
    PortKey.CUSTOMER_SERVICE: 2,
    PortKey.SALES: 2,
    PortKey.PLANNING_DESIGN: 1,
}
AGENTS = 12
CONTRACTORS = (
    ("宏建建设集团", "总包"), ("中泰建筑工程", "总包"), ("固邦防水", "防水"), ("雨润防水", "防水"), ("明亮门窗", "门窗"),
    ("安居门窗", "门窗"), ("美匠装饰", "精装修"), ("雅筑装饰", "精装修"), ("通达机电", "机电安装"), ("恒速电梯", "电梯"),
    ("绿野园林", "园林"), ("智安科技", "智能化"),
)  # fmt: skip
