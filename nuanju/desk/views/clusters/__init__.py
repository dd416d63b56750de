"""The pages of group complaints: list, cluster, verbs, letters, likenesses, technical alerts."""
