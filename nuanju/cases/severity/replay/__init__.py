"""Replay: from what happened to a case, the levels it would have had under given rules. Reads only, raises nobody."""
