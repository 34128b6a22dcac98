"""Reading in a process of its own, with limits on time and memory: whatever a file does, the site goes on."""

import gc
import json
import signal
import subprocess
import sys

from .blocks import Document, Unreadable
from .reading import read
from .refusals import MOST_BYTES, WORDS, unreadable
from .wire import packed, unpacked

if sys.platform != "win32":
    import resource

_MODULE = "woordhouder.papers.documents.running"
_MEGABYTE = 1 << 20
_ENDED_WELL = 0
_BY_SIGNAL = {-signal.SIGXCPU: "too_slow", -signal.SIGKILL: "too_heavy"} if sys.platform != "win32" else {}


def read_apart(name: str, content: bytes, *, seconds: float = 60, megabytes: int = 1024) -> Document:
    """`reading.read` in a child process, which ends after `seconds` or when it wants more than `megabytes`.

    Raises Unreadable as `read` does; a crash, a hang or too much memory is one as well ("failed", "too_slow",
    "too_heavy"). A PDF library that crashes takes nothing else down; it is not safe in threads either.
    """
    if len(content) > MOST_BYTES:
        raise unreadable("too_large")
    asked = json.dumps({"name": name, "seconds": seconds, "megabytes": megabytes}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - this Python with this module
            [sys.executable, "-m", _MODULE],
            input=asked + b"\n" + content,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise unreadable("too_slow") from fault
    if done.returncode != _ENDED_WELL:
        raise unreadable(_BY_SIGNAL.get(done.returncode, "failed"))
    return _answer(done.stdout)


def _answer(printed: bytes) -> Document:
    code, _line_end, rest = printed.partition(b"\n")
    if code:
        raise unreadable(code.decode() if code.decode("ascii", "replace") in WORDS else "failed")
    try:
        return unpacked(rest.decode())
    except (ValueError, KeyError, TypeError) as fault:
        raise unreadable("failed") from fault


def main() -> None:
    """The child: what to read comes in on standard input, a line with the limits and then the file.

    Prints the code of a refusal on the first line, or an empty line and then the document.
    """
    gc.disable()  # it ends with the one file that it reads
    asked = json.loads(sys.stdin.buffer.readline())
    _limit(float(asked["seconds"]), int(asked["megabytes"]))
    try:
        answer = f"\n{packed(read(asked['name'], sys.stdin.buffer.read()))}"
    except Unreadable as refusal:
        answer = f"{refusal.code}\n"
    except MemoryError:
        answer = "too_heavy\n"
    sys.stdout.buffer.write(answer.encode())


def _limit(seconds: float, megabytes: int) -> None:
    if sys.platform == "win32":
        return
    whole = max(1, int(seconds) + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
