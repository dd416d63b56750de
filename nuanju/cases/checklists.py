"""What an engineer looks at before he accepts, by repair class; leaks add the water test.

Plain rows in code: they are a starting point on the form, every row can be left with a remark, and what was really
checked is kept with the acceptance.
"""

from nuanju.library.choices import RepairClass

COMMON = ["问题已消除，客户所述现象不再出现", "现场已清理，成品未受损"]
BY_CLASS = {
    RepairClass.R0: ["处理结果与承诺一致", "客户已得到答复"],
    RepairClass.R1: [*COMMON, "部件安装牢固，开关使用正常"],
    RepairClass.R2: [*COMMON, "表面平整，颜色和纹理一致", "相邻部位无损伤"],
    RepairClass.R3: [*COMMON, "基层和防水层按方案施工", "隐蔽部分有照片", "恢复面层平整无空鼓"],
    RepairClass.R4: [*COMMON, "按批准方案施工", "分项验收记录齐全", "材料合格证齐全", "恢复部分与原样一致"],
}
LEAK = ["蓄水或淋水试验后无渗漏", "相邻房间和下层无水迹"]


def items_for(case, *, leak: bool) -> list[str]:
    """The points to check for this case."""
    return [*BY_CLASS.get(case.repair_class, BY_CLASS[RepairClass.R0]), *(LEAK if leak else [])]
