"""Registers over a WebSocket, as a browser does: websocket.py PORT ws|wss NUMBER USER.

Reads the password from standard input and prints the status of the last answer.
https://www.rfc-editor.org/rfc/rfc7118
"""
import base64
import hashlib
import os
import re
import socket
import ssl
import sys

port, scheme, number, user = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
password = sys.stdin.readline().rstrip("\n")


def connected():
    plain = socket.create_connection(("127.0.0.1", port), timeout=10)
    if scheme == "ws":
        return plain
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(plain)


def framed(text):
    """One masked text frame. https://www.rfc-editor.org/rfc/rfc6455#section-5.2"""
    data, mask = text.encode(), os.urandom(4)
    length = bytes([0x80 | 126]) + len(data).to_bytes(2, "big")
    return b"\x81" + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data))


def exactly(count):
    data = b""
    while len(data) < count:
        piece = link.recv(count - len(data))
        if not piece:
            sys.exit("The exchange closed the connection.")
        data += piece
    return data


def received():
    length = exactly(2)[1] & 127
    if length == 126:
        length = int.from_bytes(exactly(2), "big")
    return exactly(length).decode()


def answered(count, more=""):
    link.sendall(framed(
        "REGISTER sip:127.0.0.1 SIP/2.0\r\n"
        f"Via: SIP/2.0/{scheme.upper()} browser.invalid;branch=z9hG4bK{count}{os.getpid()}\r\n"
        f"From: <sip:{number}@127.0.0.1>;tag=1\r\nTo: <sip:{number}@127.0.0.1>\r\n"
        f"Call-ID: {os.getpid()}@browser.invalid\r\nCSeq: {count} REGISTER\r\n"
        f"Contact: <sip:{number}@browser.invalid;transport=ws>\r\nExpires: 120\r\n"
        f"Max-Forwards: 70\r\n{more}Content-Length: 0\r\n\r\n"))
    while True:
        message = received()
        if message.startswith("SIP/2.0 "):
            return message


def digest(*parts):
    return hashlib.md5(":".join(parts).encode()).hexdigest()


link = connected()
key = base64.b64encode(os.urandom(16)).decode()
link.sendall(
    f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: sip\r\nSec-WebSocket-Version: 13\r\n\r\n"
    .encode())
head = b""
while not head.endswith(b"\r\n\r\n"):
    head += exactly(1)
if b" 101 " not in head:
    sys.exit(head.decode())
answer = answered(1)
value = dict(re.findall(r'(\w+)="?([^",\r]*)', answer[answer.find("Digest"):]))
if answer.startswith("SIP/2.0 401"):
    uri = "sip:127.0.0.1"
    secret = digest(user, value["realm"], password)
    proof = digest(secret, value["nonce"], "00000001", "c", "auth", digest("REGISTER", uri))
    answer = answered(2, (
        f'Authorization: Digest username="{user}",realm="{value["realm"]}",uri="{uri}",'
        f'nonce="{value["nonce"]}",opaque="{value.get("opaque", "")}",response="{proof}",'
        f'qop=auth,nc=00000001,cnonce="c",algorithm=MD5\r\n'))
print(answer.split()[1])
