"""A mail server on a free port that speaks enough SMTP to be sent to."""

import email
import socketserver
import threading


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        box = self.server.box
        self._say("220 mailbox")
        while line := self.rfile.readline().decode().strip():
            match line.split()[0].upper():
                case "DATA":
                    self._say("354 go on")
                    box.letters.append(email.message_from_bytes(self._letter()))
                    self._say("250 kept")
                case "RCPT" if box.refuse:
                    self._say(box.refuse)
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 ok")

    def _letter(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


class Mailbox:
    """`letters` received; set `refuse` to an SMTP answer to turn recipients down."""

    def __init__(self):
        self.letters, self.refuse = [], ""
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session)
        self.server.daemon_threads = True
        self.server.box = self
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
