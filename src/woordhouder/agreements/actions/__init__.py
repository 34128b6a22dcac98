"""What people do with agreements."""

from . import handing_over, prepared, preparing, remembering
from .acts import adopt, amend, correct, register, withdraw
from .answering import close_act, confirm_text, sign
from .choosing import choose_commitments
from .continuing import continue_commitment, set_goal
from .disclosing import disclose, object_to_passage, say_public, settle_objection
from .documents import attach_document, detach_document
from .preparing import (
    drop_preparation,
    drop_promise,
    fill_in,
    move_promise,
    paste_promises,
    prepare,
    put_back_promise,
    put_promise,
    set_act_facts,
)
from .removing import remove_wording
from .sheets import leave_out_sheet_row, map_sheet, mend_sheet_row, note_sheet_check, read_sheet
from .taking_in import put_back_sheet, take_in_sheet, undo_sheet

__all__ = [
    "adopt",
    "amend",
    "attach_document",
    "choose_commitments",
    "close_act",
    "confirm_text",
    "continue_commitment",
    "correct",
    "detach_document",
    "disclose",
    "drop_preparation",
    "drop_promise",
    "fill_in",
    "handing_over",
    "leave_out_sheet_row",
    "map_sheet",
    "mend_sheet_row",
    "move_promise",
    "note_sheet_check",
    "object_to_passage",
    "paste_promises",
    "prepare",
    "prepared",
    "preparing",
    "put_back_promise",
    "put_back_sheet",
    "put_promise",
    "read_sheet",
    "register",
    "remembering",
    "remove_wording",
    "say_public",
    "set_act_facts",
    "set_goal",
    "settle_objection",
    "sign",
    "take_in_sheet",
    "undo_sheet",
    "withdraw",
]
