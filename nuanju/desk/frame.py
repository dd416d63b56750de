"""What the desk puts into the frame of every page."""

from nuanju.core.web import rail, topbar

topbar.register("bell", "desk/notices/bell.html", order=80)
rail.register("outbox", "发件箱", "outbox", grant="see_outbox", icon="mail", order=920, phone=False)
