"""A tiny app for the tests of the primitives: a parcel is packed, sent and signed for."""
