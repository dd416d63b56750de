"""Anybody packs; the keeper (or anybody, when there is none) does the rest."""


def pack(user, parcel):
    return True


def ship(user, parcel):
    return parcel.keeper_id in (None, user.pk)


label = sign = ship
