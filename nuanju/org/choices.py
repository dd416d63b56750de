"""Roles and ports, with the labels people use."""

from django.db import models


class Role(models.TextChoices):
    HOTLINE_AGENT = "hotline_agent", "坐席"
    SHIFT_LEAD = "shift_lead", "班长"
    FIRST_RESPONSIBLE = "first_responsible", "端口第一责任人"
    HANDLER = "handler", "处理人"
    REPAIR_ENGINEER = "repair_engineer", "房修工程师"
    PROJECT_CS_MANAGER = "project_cs_manager", "项目客服经理"
    PROJECT_GM = "project_gm", "项目总经理"
    CITY_GM = "city_gm", "城市公司总经理"
    REGIONAL_CS = "regional_cs", "区域客服"
    REGIONAL_GM = "regional_gm", "区域总经理"
    GROUP_MONITOR = "group_monitor", "集团监控"
    GROUP_CS_DIRECTOR = "group_cs_director", "集团客服总监"
    GROUP_VP = "group_vp", "集团分管副总裁"
    LEGAL_PR = "legal_pr", "法务/公关"
    CONTRACTOR_WORKER = "contractor_worker", "施工人员"
    ADMINISTRATOR = "administrator", "系统管理员"
    VIEWER = "viewer", "只读"


class PortKey(models.TextChoices):
    PLANNING_DESIGN = "planning_design", "规划设计"
    ENGINEERING = "engineering", "工程"
    SALES = "sales", "销售"
    CUSTOMER_SERVICE = "customer_service", "客服"
    PROPERTY = "property", "物业"
