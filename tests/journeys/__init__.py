"""What people do, told in real browsers against a running site: web, live and worker as `bin/nuanju up` starts them."""
