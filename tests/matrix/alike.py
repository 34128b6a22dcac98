"""Whether two answers are alike but for the address that was asked."""

import re

# Of what one asked differ: its size, the mark by which a browser keeps it, and the second in which it was asked.
OF_ITS_WORDS = {"Content-Length", "ETag", "Expires", "Date"}
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def without_path(content, path):
    """The answer without its own path, the words of that in the search box, and the form's secret."""
    last = path.rstrip("/").rpartition("/")[2]
    words = last.partition(".")[0].replace("-", " ").replace("_", " ")
    for own in (path, f'value="{words[:80]}"', *([last] if len(last) > 8 else [])):
        content = content.replace(own.encode(), b"HERE")
    return SECRET.sub(b"", content)


def told(answer, path):
    """All that an answer tells: status, headers, cookies and words, without what is the address's own."""
    headers = {name: value for name, value in answer.headers.items() if name not in OF_ITS_WORDS}
    return answer.status_code, headers, sorted(answer.cookies), without_path(answer.content, path)
