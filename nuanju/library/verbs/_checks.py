"""What a node must be before it is kept."""

from nuanju.core.refusals import Invalid
from nuanju.library.file import REQUIRED_OF_PART
from nuanju.library.models import ProblemNode

EDITABLE = frozenset({"zh", "en", "syn", "sym", "safety", "urgent", *REQUIRED_OF_PART})


def check(node: ProblemNode) -> None:
    """Raise Invalid when the name is taken among siblings or a part lacks what its symptoms inherit."""
    if not node.zh.strip():
        raise Invalid("required", "zh", field="名称")
    siblings = ProblemNode.objects.current().filter(parent_code=node.parent_code, status="active", zh=node.zh)
    if siblings.exclude(code=node.code).exists():
        raise Invalid("node_name_taken", "zh", zh=node.zh)
    if node.level == 4 and (not node.syn or not all(getattr(node, f) for f in REQUIRED_OF_PART)):
        raise Invalid("node_part_needs", "syn")
