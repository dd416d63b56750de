"""What the desk puts into the frame of every page."""

from nuanju.clusters import panels as cluster_panels
from nuanju.core.web import rail, topbar
from nuanju.desk import panels
from nuanju.desk.views import dates
from nuanju.desk.views.agent import lead, queues
from nuanju.desk.views.clusters import listing as clusters
from nuanju.desk.views.escalation import listing as escalation
from nuanju.desk.views.escalation import panel
from nuanju.desk.views.handler import tasks
from nuanju.desk.views.monitor import clusters as monitor_clusters
from nuanju.desk.views.monitor import gates, views
from nuanju.desk.views.port import desk
from nuanju.hotline.queries import calls_of, calls_of_case

topbar.register("search", "desk/search/box.html", place="search")
topbar.register_link("我的导出", "case_exports", icon="export")
topbar.register("bell", "desk/notices/bell.html", order=80)
KEEPS = (
    "keep_webhooks",
    "keep_org",
    "keep_estate",
    "keep_roster",
    "keep_policies",
    "keep_library",
    "keep_articles",
    "keep_templates",
)

rail.register(
    "settings", "设置", "keep_index", grant=lambda user: any(map(user.may, KEEPS)), icon="settings", order=900, go="s",
    phone=False,
)  # fmt: skip
rail.register("outbox", "发件箱", "outbox", grant="see_outbox", icon="mail", order=920, phone=False)
topbar.register_link("我的通知设置", "notice_settings", icon="bell")
rail.register("knowledge", "知识", "articles", icon="book", order=850, go="k")
rail.register("cases", "诉求", "case_list", icon="case", order=60, go="c")
rail.register(
    "customers", "客户", "customer_list", grant=lambda user: user.may("see_customers") or user.may("keep_customers"),
    icon="people", order=70, go="u",
)  # fmt: skip
rail.register(
    "agent", "坐席台", "agent_desk", grant="intake", count=queues.waiting, icon="phone", order=10, go="w", phone=False
)
rail.register(
    "follow_ups", "回访", "follow_ups", grant="follow_up", count=queues.follow_up_count, icon="follow", order=40, go="h",
    phone=False,
)  # fmt: skip
rail.register(
    "lead", "班长台", "agent_lead", grant="approve_cancel", count=lead.waiting, icon="watch", order=45, phone=False
)
rail.register("rain", "登记大雨", "heavy_rain", grant="record_rain", icon="calendar", order=46, phone=False)
rail.register("report", "员工代报", "staff_report", grant=lambda user: not user.holds("viewer"), icon="plus", order=80)
topbar.register("callbar", "desk/agent/bar.html", grant="intake", order=20)
rail.register("home", "首页", "home", icon="house", order=5, go="i")
rail.register(
    "tasks", "任务", "task_list", grant=tasks.may_use, count=tasks.waiting_for, icon="repair", order=20, go="t"
)
rail.register(
    "dispatch", "派工", "port_desk", grant=desk.may_use, count=desk.waiting_for, icon="dispatch", order=30, go="d"
)

rail.register(
    "dates", "待补日期", "missing_dates", grant="keep_estate", count=dates.waiting_for, icon="calendar", order=855,
    phone=False,
)  # fmt: skip
rail.register("monitor", "监控", "monitor", grant=views.may_use, icon="watch", order=50, go="m", phone=False)
panels.register("monitor", "desk/monitor/clusters.html", monitor_clusters.of)
rail.register("gates", "启动门", "gates", grant=gates.may_use, icon="key", order=860, phone=False)
rail.register(
    "escalations", "升级", "escalation_list", grant=escalation.answers_here, count=escalation.owes, icon="report", order=62,
    go="e",
)  # fmt: skip
rail.register(
    "supervisions", "督办", "supervision_list", grant=escalation.answers_here, count=escalation.waits, icon="bell",
    order=64, go="p",
)  # fmt: skip
panels.register("case", "desk/escalation/pressing.html", panel.pressing, order=20)
panels.register("case_aside", "desk/escalation/ladder.html", panel.ladder, order=20)
rail.register(
    "clusters", "群诉", "cluster_list", grant="see_cases", count=clusters.under_way, icon="risk", order=65, go="q"
)

CALLS = 20  # the latest on the customer's page
panels.register(
    "customer", "desk/customers/calls.html", lambda customer, user: {"calls": list(calls_of(customer, user)[:CALLS])}
)
panels.register(
    "case_aside",
    "desk/cases/calls.html",
    lambda case, user: {"calls": list(calls_of_case(case, user)[:CALLS])},
    order=80,
)
panels.register(
    "case_aside",
    "desk/clusters/case_line.html",
    lambda case, user: {"line": cluster_panels.of(case, user), "case": case},
    order=30,
)
