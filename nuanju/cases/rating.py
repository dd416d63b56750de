"""What a rating lets happen: close or rework, and whether the customer is still to be asked for one."""

from nuanju.cases.figures import figures


def may_close(rating: int, consents: bool) -> bool:
    satisfied, middling = figures("rating_satisfied", "rating_middling")
    return rating >= satisfied or (rating == middling and consents)


def is_rated(case) -> bool:
    """Has the customer said in this round how it was?"""
    return case.follow_ups.filter(round=case.round, rating__isnull=False).exists()
