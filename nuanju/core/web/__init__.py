"""What every request passes through: request id, refusals as answers, the frame around a page."""
