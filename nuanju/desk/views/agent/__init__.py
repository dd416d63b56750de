"""坐席工作台: calls, intake on one screen, queues, follow-ups, the shift lead's board, reports by employees."""
