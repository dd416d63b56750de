"""The shipped library file: reading and checking it. Pure."""

import pathlib
from collections import Counter
from typing import Any

import yaml

from nuanju.library import codes
from nuanju.library.choices import (
    NodeStatus,
    ProblemKind,
    ProblemScope,
    RepairClass,
    Severity,
    SymptomClass,
    WarrantyKey,
)
from nuanju.org.choices import PortKey

SHIPPED = pathlib.Path(__file__).with_name("problem-library.yaml")
ENUMS = {
    "port": PortKey, "w": WarrantyKey, "sev": Severity, "rc": RepairClass, "scope": ProblemScope, "kind": ProblemKind,
    "sym": SymptomClass, "status": NodeStatus,
}  # fmt: skip
REQUIRED_OF_PART = ("port", "w", "sev", "rc", "scope", "kind")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: pathlib.Path = SHIPPED) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - both are safe loaders


def faults(nodes: list[dict]) -> list[str]:
    """What is wrong with the nodes of a file, in words; an empty list means it may be loaded."""
    found = _code_faults(nodes)
    for node in nodes:
        found += _enum_faults(node)
    return found + _family_faults(nodes)


def _code_faults(nodes: list[dict]) -> list[str]:
    seen = Counter(n["code"] for n in nodes)
    found = [f"{code} 重复" for code, times in seen.items() if times > 1]
    found += [f"{code} 编码格式不对" for code in seen if not codes.valid(code)]
    found += [f"{code} 占用了保留编码 99" for code in seen if codes.is_other(code)]
    return found + [f"{code} 没有上级" for code in seen if len(code) > 1 and codes.parent(code) not in seen]


def _enum_faults(node: dict) -> list[str]:
    found = [
        f"{node['code']} 的 {field} 不认识：{node[field]}"
        for field, values in ENUMS.items()
        if node.get(field) and node[field] not in values.values
    ]
    if not node.get("zh"):
        found.append(f"{node['code']} 没有名称")
    if codes.level(node["code"]) == 4:
        found += [f"{node['code']} 缺少 {field}" for field in REQUIRED_OF_PART if not node.get(field)]
        if not node.get("syn"):
            found.append(f"{node['code']} 没有口语词")
    return found


def _family_faults(nodes: list[dict]) -> list[str]:
    children: dict[str, list[dict]] = {}
    for node in nodes:
        children.setdefault(codes.parent(node["code"]), []).append(node)
    found = [
        f"{n['code']} 少于两个现象"
        for n in nodes
        if codes.level(n["code"]) == 4 and len(children.get(n["code"], [])) < 2
    ]
    for parent_code, family in children.items():
        names = Counter(n.get("zh") for n in family)
        found += [f"{parent_code} 下有重名：{name}" for name, times in names.items() if times > 1]
    return found


def with_others(nodes: list[dict]) -> list[dict]:
    """The nodes and a 其他 (segment 99) under each of level 2–4."""
    others = [
        {"code": n["code"] + codes.OTHER, "zh": "其他", "en": "Other"}
        for n in nodes
        if 2 <= codes.level(n["code"]) <= 4
    ]
    return nodes + others
