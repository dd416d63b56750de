from nuanju.customers.verbs.add_customer import add_customer
from nuanju.customers.verbs.add_party import add_party
from nuanju.customers.verbs.add_phone import add_phone
from nuanju.customers.verbs.cancel_contract import cancel_contract
from nuanju.customers.verbs.change_contract import change_contract
from nuanju.customers.verbs.change_customer import change_customer
from nuanju.customers.verbs.end_party import end_party
from nuanju.customers.verbs.keep_bay import change_bay, give_bay, remove_bay
from nuanju.customers.verbs.merge_customers import merge_customers
from nuanju.customers.verbs.move_in import move_in
from nuanju.customers.verbs.note_interest import note_interest
from nuanju.customers.verbs.opt_out import opt_in, opt_out
from nuanju.customers.verbs.record_consent import record_consent
from nuanju.customers.verbs.remove_phone import remove_phone
from nuanju.customers.verbs.reveal_phone import reveal_phone
from nuanju.customers.verbs.sign_contract import sign_contract
from nuanju.customers.verbs.transfer_house import transfer_house
from nuanju.customers.verbs.watch import unwatch, watch

__all__ = [
    "add_customer",
    "add_party",
    "add_phone",
    "cancel_contract",
    "change_bay",
    "change_contract",
    "change_customer",
    "end_party",
    "give_bay",
    "merge_customers",
    "move_in",
    "note_interest",
    "opt_in",
    "opt_out",
    "record_consent",
    "remove_bay",
    "remove_phone",
    "reveal_phone",
    "sign_contract",
    "transfer_house",
    "unwatch",
    "watch",
]
