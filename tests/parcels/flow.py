from nuanju.core.flow import Flow
from tests.parcels import rights

FLOW = Flow(
    rights,
    pack=("", "packed", "parcel.packed"),
    ship=("packed", "sent", "parcel.sent"),
    label=("packed sent", None, "parcel.labelled"),
    sign=("sent", "signed", "parcel.signed"),
)
