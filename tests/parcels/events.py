from nuanju.core.events import declare

declare("parcel.packed", "打包")
declare("parcel.sent", "寄给{receiver}，备注{note}", personal=("receiver",))
declare("parcel.labelled", lambda data: f"贴上标签“{data['words']}”")
declare("parcel.signed", "签收")
