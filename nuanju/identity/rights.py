"""Who may issue and revoke tokens: oneself, and those who keep the organisation."""


def issue_token(by, user) -> bool:
    return by == user or by.may("keep_org")


def revoke_token(by, user) -> bool:
    return by == user or by.may("keep_org")
