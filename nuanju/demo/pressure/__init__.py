"""The pressure on the demo's open cases: levels that rose, who answers, reports, 督办, group complaints; by the real verbs."""
