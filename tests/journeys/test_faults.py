"""Bad files and a dead stream: said plainly, nothing lost."""

from tests.journeys.people import photo
from tests.journeys.scenes import dispatched, registered

MB = 2**20


def test_a_bad_file_is_named_and_the_good_one_kept(people, site, tmp_path):
    number = dispatched(site, "卫生间镜柜门脱落")
    handler = people.phone("handler").go(f"/cases/{number}/")
    handler.asks("contact")
    handler.fills(content="约明天下午看")
    box = handler.page.locator('#dialog .upload[data-name="photos"]')
    lying, big, good = (tmp_path / f"{name}.jpg" for name in ("假照片", "很大的照片", "现场"))
    lying.write_bytes(b"MZ\x90\x00 this is a program")
    good.write_bytes(photo()["buffer"])
    big.write_bytes(photo()["buffer"] + bytes(21 * MB))
    box.locator('input[type="file"][multiple]').set_input_files([lying, big, good])
    handler.sees("内容与它的后缀不符", where="#dialog")
    handler.sees("最大 20 MB", where="#dialog")
    box.locator('input[name="photos"]').wait_for(state="attached")
    handler.sends()
    handler.sees("待定方案", where=".case-head")
    assert handler.page.locator(".timeline img").count() == 1


def test_without_the_stream_pages_refresh_themselves(people, site):
    agent = people.agent
    agent.page.clock.install()
    agent.go("/agent/")
    agent.live()
    agent.faults_expected("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_SOCKET|ERR_CONNECTION_RESET")
    with site.without("live"):
        agent.sees("每15秒刷新", where=".rail-foot")
        number = registered(site, "电梯里有异味")
        agent.page.clock.fast_forward(16_000)
        agent.page.locator(f"#queue >> text={number}").wait_for()
    agent.page.locator("html[data-live-state=live]").wait_for(state="attached", timeout=20_000)
