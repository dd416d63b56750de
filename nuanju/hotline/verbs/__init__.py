"""What can be done with a call, and with a start-up gate."""

from nuanju.hotline.verbs.abandon import abandon
from nuanju.hotline.verbs.answer import answer
from nuanju.hotline.verbs.ask_call_back import ask_call_back
from nuanju.hotline.verbs.call_back import call_back
from nuanju.hotline.verbs.choose_customer import choose_customer
from nuanju.hotline.verbs.end import end
from nuanju.hotline.verbs.hand_on import hand_on
from nuanju.hotline.verbs.hear import hear
from nuanju.hotline.verbs.hold_call_back import hold_call_back
from nuanju.hotline.verbs.keep_places import add_place, change_place, remove_place
from nuanju.hotline.verbs.keep_recording import keep_recording
from nuanju.hotline.verbs.leave_voicemail import leave_voicemail
from nuanju.hotline.verbs.make_gate import make_gate
from nuanju.hotline.verbs.move_gate import move_gate
from nuanju.hotline.verbs.open_gate import open_gate
from nuanju.hotline.verbs.rehearse import rehearse
from nuanju.hotline.verbs.revise_item import revise_item
from nuanju.hotline.verbs.ring import ring
from nuanju.hotline.verbs.set_place import set_place
from nuanju.hotline.verbs.settle_call_backs import settle_call_backs
from nuanju.hotline.verbs.take import take
from nuanju.hotline.verbs.tell_overdue import tell_overdue
from nuanju.hotline.verbs.tick import tick, untick
from nuanju.hotline.verbs.transfer import transfer
from nuanju.hotline.verbs.verify_caller import verify_caller

__all__ = [
    "abandon",
    "add_place",
    "answer",
    "ask_call_back",
    "call_back",
    "change_place",
    "choose_customer",
    "end",
    "hand_on",
    "hear",
    "hold_call_back",
    "keep_recording",
    "leave_voicemail",
    "make_gate",
    "move_gate",
    "open_gate",
    "rehearse",
    "remove_place",
    "revise_item",
    "ring",
    "set_place",
    "settle_call_backs",
    "take",
    "tell_overdue",
    "tick",
    "transfer",
    "untick",
    "verify_caller",
]
