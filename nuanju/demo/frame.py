"""What the demo adds to the frame: the way in for newcomers, and back to it."""

from nuanju.core.web import topbar, ways_in
from nuanju.demo.door import is_open

ways_in.register("第一次来？从演示的开始页进入", "start", is_open=is_open)
topbar.register_link("演示开始页", "start", icon="house", grant=lambda user: is_open())
