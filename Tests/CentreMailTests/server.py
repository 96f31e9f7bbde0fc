"""A mail server on loopback that keeps what it is sent: server.py FOLDER MODE.

MODE is "tls" (it wants STARTTLS), or "plain" (it has none). Certificate and key lie in the folder as
server.crt and server.key. Writes the port to FOLDER/port, the commands that it got to FOLDER/commands and
each message to FOLDER/message-N.json. Ends by itself after two minutes.
"""

import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP

folder, mode = sys.argv[1], sys.argv[2]
count = 0


def put(name, text):
    path = os.path.join(folder, name)
    with open(path + ".part", "w") as file:
        file.write(text)
    os.rename(path + ".part", path)


def note(line):
    with open(os.path.join(folder, "commands"), "a") as file:
        file.write(line + "\n")


class Keeper:
    async def handle_MAIL(self, server, session, envelope, address, options):
        note("MAIL " + address)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        note("RCPT " + address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global count
        count += 1
        kept = {
            "sender": envelope.mail_from,
            "receivers": envelope.rcpt_tos,
            "tls": session.ssl is not None,
            "text": envelope.content.decode("ascii", "replace"),
        }
        put("message-%d.json" % count, json.dumps(kept))
        return "250 OK"


async def main():
    context = None
    if mode == "tls":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(
            os.path.join(folder, "server.crt"), os.path.join(folder, "server.key"))

    def session():
        return SMTP(Keeper(), tls_context=context, require_starttls=context is not None)

    server = await asyncio.get_running_loop().create_server(session, "127.0.0.1", 0)
    put("port", str(server.sockets[0].getsockname()[1]))
    await asyncio.sleep(120)


asyncio.run(main())
