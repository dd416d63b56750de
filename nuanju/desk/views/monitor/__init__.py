"""监控台 and 大屏: the whole at a glance, each figure opening its cases."""
