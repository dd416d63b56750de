"""A caller finds nobody and speaks to the machine; two agents want to ring him back, one does."""

import uuid

PHONE, LINK = "13500005678", "https://pbx.example/vm-77.wav"


def test_a_voice_mail_is_returned_once(people, site):
    first, second = people.agent.go("/agent/?tab=call_back"), people.agent2.go("/agent/?tab=call_back")
    first.live()
    call_id = uuid.uuid4().hex[:12]
    site.post("calls", call_id=call_id, phone=PHONE, called="4008000001")
    site.post(f"calls/{call_id}/events", kind="voicemail", recording_url=LINK)
    first.sees("135****5678", where="#queue", within=2)
    second.go("/agent/?tab=call_back")
    row = "#queue tr:has-text('135****5678')"
    first.page.locator(f"{row} button").click()
    first.sees(PHONE, where="#dialog")
    second.page.locator(f"{row} button").click()
    second.sees("坐席甲正在回拨这个号码", where="#toasts")
    first.fills(result="reached", note="问交房时间，已答复")
    assert "已联系上" in first.sends()
    second.misses(row)
    people.lead.go("/agent/lead").sees("没有未接的来电等待回电")
