from nuanju.core.events import declare

declare("parcel.packed", "打包")
declare("parcel.sent", "寄给{to}，备注{note}", personal=("to",))
declare("parcel.labelled", lambda data: f"贴上标签“{data['words']}”")
declare("parcel.signed", "签收")
