"""What a rating lets happen: close or rework, and whether the customer is still to be asked for one."""

from typing import NamedTuple

from nuanju.cases.figures import figures


def may_close(rating: int, consents: bool) -> bool:
    satisfied, middling = figures("rating_satisfied", "rating_middling")
    return rating >= satisfied or (rating == middling and consents)


class Scale(NamedTuple):
    """What the ratings mean by the figures in force, as forms say it."""

    satisfied: int
    middling: int

    @property
    def unsatisfied(self) -> list[int]:
        """Those that need reasons, unless the customer agrees to the close."""
        return list(range(1, self.satisfied))


def scale() -> Scale:
    return Scale(*map(int, figures("rating_satisfied", "rating_middling")))


def is_rated(case) -> bool:
    """Has the customer said in this round how it was?"""
    return case.follow_ups.filter(round=case.round, rating__isnull=False).exists()
