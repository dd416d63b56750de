"""What cannot be done at the desk itself, in words."""

from nuanju.core.refusals import declare

declare(
    exports_waiting="您已有 {count} 份导出正在生成，请等其中一份完成后再导出。",
    wall_revoked="大屏链接“{name}”已经停用。",
)
