"""Words of the problem library, with the labels people use."""

from django.db import models


class Level(models.IntegerChoices):
    DOMAIN = 1, "问题域"
    DISCIPLINE = 2, "专业"
    PLACE = 3, "部位/系统/业务"
    PART = 4, "零部件/事项"
    SYMPTOM = 5, "缺陷现象"


class Severity(models.TextChoices):
    NORMAL = "normal", "一般"
    IMPORTANT = "important", "重要"
    HOT = "hot", "热点"
    MAJOR = "major", "重大"


class RepairClass(models.TextChoices):
    R0 = "R0", "非维修类"
    R1 = "R1", "小修"
    R2 = "R2", "一般维修"
    R3 = "R3", "渗漏及隐蔽维修"
    R4 = "R4", "复杂维修"


class ProblemScope(models.TextChoices):
    PRIVATE = "private", "户内"
    COMMON = "common", "公共部位"
    BOTH = "both", "户内或公共"
    NONE = "none", "非实物"


class ProblemKind(models.TextChoices):
    CONSTRUCTION = "construction", "施工与材料"
    DESIGN = "design", "设计缺陷"
    COMMITMENT = "commitment", "承诺与合同"
    SERVICE = "service", "服务质量"
    OPERATION = "operation", "运行维护"
    EXTERNAL = "external", "外部因素"


class SymptomClass(models.TextChoices):
    CRACK = "crack", "开裂"
    HOLLOW = "hollow", "空鼓"
    LEAK = "leak", "渗漏"
    DAMP = "damp", "潮湿发霉"
    PEEL = "peel", "脱落起皮"
    DEFORM = "deform", "变形"
    LOOSE = "loose", "松动"
    BREAK = "break", "破损"
    BLOCKED = "blocked", "堵塞"
    OVERFLOW = "overflow", "返水溢水"
    FLOOD = "flood", "积水倒灌"
    ODOR = "odor", "异味"
    NOISE = "noise", "噪声"
    JAM = "jam", "卡滞"
    NO_FUNCTION = "no_function", "失效"
    NO_SUPPLY = "no_supply", "停供未通"
    TRIP = "trip", "跳闸"
    SHOCK = "shock", "漏电"
    LOW_PERF = "low_perf", "效果不足"
    MISFIT = "misfit", "尺寸偏差"
    MISSING = "missing", "缺失"
    STAIN = "stain", "污损划伤"
    CORROSION = "corrosion", "锈蚀"
    SETTLE = "settle", "沉降下沉"
    DEAD = "dead", "枯死"
    ENTRAP = "entrap", "困人"
    PEST = "pest", "虫害"
    DIRTY = "dirty", "脏污"
    UNSAFE = "unsafe", "安全隐患"
    INADEQUATE = "inadequate", "配置或设计不足"
    MISMATCH = "mismatch", "与约定不符"
    MISINFORM = "misinform", "信息不实"
    ERROR = "error", "差错"
    DELAY = "delay", "拖延"
    ATTITUDE = "attitude", "态度"
    DISPUTE = "dispute", "争议"


class WarrantyKey(models.TextChoices):
    """Which warranty term a part falls under; its terms live in the app `warranty`."""

    STRUCTURE = "STRUCTURE", "地基基础与主体结构"
    WATERPROOF = "WATERPROOF", "防水防渗漏"
    INSULATION = "INSULATION", "外墙保温"
    HEATING_COOLING = "HEATING_COOLING", "供热供冷系统"
    PIPE_WIRE = "PIPE_WIRE", "电气管线与给排水管道"
    EQUIPMENT = "EQUIPMENT", "设备安装"
    DECORATION = "DECORATION", "装修工程"
    DOOR_WINDOW = "DOOR_WINDOW", "门窗及五金"
    SANITARY = "SANITARY", "卫生洁具"
    LAMP_SWITCH = "LAMP_SWITCH", "灯具与开关插座"
    BLOCKAGE = "BLOCKAGE", "管道堵塞"
    APPLIANCE = "APPLIANCE", "随房家电部品"
    HARDSCAPE = "HARDSCAPE", "室外道路与硬质景观"
    PLANTING = "PLANTING", "绿化苗木"
    CONTRACT = "CONTRACT", "合同与承诺"
    DESIGN = "DESIGN", "设计缺陷"
    SERVICE = "SERVICE", "服务质量"
    PROPERTY_OM = "PROPERTY_OM", "物业运行维护"
    UTILITY = "UTILITY", "专业经营单位"
    NONE = "NONE", "外部不可控"


class NodeStatus(models.TextChoices):
    ACTIVE = "active", "启用"
    RETIRED = "retired", "停用"
