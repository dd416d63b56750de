"""Users, posts, absences; the roster week is a page of its own."""

from nuanju.desk.keep.keeper import Action, Column, Keeper, Link, link, register
from nuanju.desk.keep.kept.post_form import PostForm
from nuanju.desk.keep.kept.user_form import UserForm
from nuanju.org import verbs
from nuanju.org.models import Absence, Post, User


def _reset(row, *, by) -> str:
    return f"新密码：{verbs.reset_password(row, by=by)}"


def _leave(row, *, by) -> str:
    verbs.deactivate(row, by=by)
    return f"{row} 的账号已停用"


def _return(row, *, by) -> str:
    verbs.reactivate(row, by=by)
    return f"{row} 的账号已恢复"


def _set_absence(row, *, by):
    return verbs.set_absence(row.user, starts_at=row.starts_at, ends_at=row.ends_at, reason=row.reason, by=by)


def _end_absence(row, *, by) -> str:
    verbs.end_absence(row, by=by)
    return f"{row.user} 已销假"


register(
    Keeper(
        key="users", label="人员", model=User, group="人员", grant="keep_org", event="org.changed", icon="person", order=20,
        columns=(
            Column("姓名", "name"), Column("登录名", "username"), Column("工号", "employee_no"),
            Column("手机", "phone"), Column("在职", "is_active"),
        ),
        fields=("name", "employee_no", "phone", "email"), born=("username",), form=UserForm,
        search=("name", "name_key", "username", "employee_no", "phone"), filters=("kind",),
        add=verbs.add, change=verbs.change,
        actions=(
            Action("reset-password", "重置密码", _reset, confirm="旧密码马上失效，新密码只显示这一次。", secret=True),
            Action("leave", "停用账号", _leave, confirm="停用后不能登录。", when=lambda u: u.is_active),
            Action("return", "恢复账号", _return, confirm="恢复后可以登录。", when=lambda u: not u.is_active),
        ),
        help="新建后请点“重置密码”，把新密码告诉本人。权限来自岗位，不在这里设置。",
    )
)  # fmt: skip
register(
    Keeper(
        key="posts", label="岗位", model=Post, group="人员", grant="keep_org", event="org.changed", icon="key", order=21,
        columns=(
            Column("岗位", "role"), Column("端口", "port"), Column("所在", "place"), Column("任职人", "holder"),
            Column("副手", "deputy"), Column("上级岗位", "superior"),
        ),
        related=(
            "project", "city_company", "region", "corporation", "holder", "deputy", "superior__project",
            "superior__city_company", "superior__region", "superior__corporation",
        ),
        fields=("role", "port", "holder", "deputy", "superior"), form=PostForm,
        lookups={"holder": "user", "deputy": "user", "superior": "post", "project": "project"},
        search=("holder__name", "project__name", "city_company__name", "region__name"),
        filters=("role", "port", "project"), add=verbs.add, change=verbs.change, remove=verbs.remove,
        help="岗位空缺或任职人缺勤时由副手代理，再空缺则由上级岗位承担。",
    )
)  # fmt: skip
register(
    Keeper(
        key="absences", label="缺勤", model=Absence, group="人员", grant="keep_roster", event="absence.set", icon="calendar",
        order=22,
        columns=(
            Column("人员", "user"), Column("开始", "starts_at"), Column("结束", "ends_at"), Column("原因", "reason"),
        ),
        related=("user",), fields=("user", "starts_at", "ends_at", "reason"), lookups={"user": "user"},
        search=("user__name",), add=_set_absence,
        actions=(Action("end", "提前销假", _end_absence, confirm="从现在起不再由副手代理。"),),
        help="缺勤期间新的诉求由副手或上级承担。",
    )
)  # fmt: skip
link(Link("值班表", "roster_week", "人员", "keep_roster", "每周各端口和夜间的值班安排。", "calendar", 23))
