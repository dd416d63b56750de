from nuanju.core.refusals import declare

declare(
    node_level_full="这个上级下面没有可用的编码了，请换一个上级，或请集团整理编码。",
    node_too_deep="问题库只有五级，缺陷现象下面不能再加。",
    node_local_symptom_only="城市公司只能新增第五级（缺陷现象）的本地节点，其余由集团维护。",
    node_name_taken="同一上级下已有叫“{zh}”的节点，请换一个名称。",
    node_other_fixed="“其他”节点由系统维护，不能修改或停用。",
    node_part_needs="零部件/事项要选好端口、保修项目、级别、维修类别、部位性质和问题性质，并至少写一个口语词。",
    node_replacement_unknown="代替的编码 {code} 不存在或已停用，请重新选择。",
    node_has_active_children="它下面还有启用的节点，请先停用下级。",
    node_revision_old="这个节点刚刚被别人改过，请刷新后再改。",
    library_nothing_to_release="没有待发布的修改。",
    library_note_needed="请写一句版本说明，让各端口知道改了什么。",
    article_unknown_node="关联的问题编码 {code} 不存在，请重新选择。",
    library_file_broken="问题库文件没有通过检查：{faults}",
)
