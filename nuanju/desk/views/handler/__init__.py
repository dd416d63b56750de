"""处理人 and 房修工程师, on a phone."""
