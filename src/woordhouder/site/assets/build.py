"""Join the packages of the design system with our theme into one style sheet, and copy fonts and outlines beside it.

Run as `python -m woordhouder.site.assets.build`. Standard library only, no bundler: the packages are plain CSS.
When nothing changed it does nothing and needs no network. What it makes is in `built/`, which is never committed.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[3]
PACKAGES = ROOT / "node_modules"
BUILT = HERE / "built"
STAMP = BUILT / ".made-from"

TOKENS = PACKAGES / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
FONTS = PACKAGES / "@fontsource-variable" / "source-sans-3" / "files"
COPIES = {
    "fonts/source-sans-3.woff2": FONTS / "source-sans-3-latin-wght-normal.woff2",
    "fonts/source-sans-3-italic.woff2": FONTS / "source-sans-3-latin-wght-italic.woff2",
    "netherlands.svg": PACKAGES / "@svg-maps" / "netherlands" / "netherlands.svg",
}
# In this order, because of equal rules the last one wins; paper comes after every screen.
PARTS = (
    "page",
    "shell",
    "reading",
    "finding",
    "forms",
    "library",
    "guide",
    "search",
    "making",
    "asking",
    "conversation",
    "editing",
    "account",
    "attention",
    "people",
    "preparing",
    "intake",
    "charts",
    "agreements",
    "disclosing",
    "keeping",
    "print",
)
OWN_STYLES = (HERE / "theme.css", *(HERE / "styles" / f"{name}.css" for name in PARTS))

COMMENT = re.compile(r"/\*.*?\*/|@charset[^;]*;", re.DOTALL)
USED = re.compile(r"var\(\s*(--[\w-]+)")
DECLARED = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,>])\s*")


def main() -> None:
    """Bring `built/` up to date with the lock file and our own styles."""
    mark = fingerprint()
    if STAMP.exists() and STAMP.read_text() == mark:
        return
    fetch()
    if BUILT.exists():
        shutil.rmtree(BUILT)
    for name, source in COPIES.items():
        (BUILT / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, BUILT / name)
    (BUILT / "woordhouder.css").write_text(joined(), encoding="utf-8")
    STAMP.write_text(mark)


def fingerprint() -> str:
    """One hash over everything that the result depends on."""
    digest = hashlib.sha256()
    for path in (ROOT / "package.json", ROOT / "package-lock.json", Path(__file__), *OWN_STYLES):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def fetch() -> None:
    """The packages exactly as locked, with the Node of this environment; skipped when they are there already."""
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = PACKAGES / ".made-from"
    if stamp.exists() and stamp.read_text() == lock:
        return
    done = subprocess.run(  # noqa: S603 - our own command
        [*npm(), "ci", "--loglevel=error"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}The style packages could not be fetched; is the npm registry reachable?")
    stamp.write_text(lock)


def npm() -> list[str]:
    """The npm that pip installed beside this Python; else the machine's own."""
    own = Path(sys.executable).parent / "npm"
    if own.exists():
        return [sys.executable, str(own)]
    found = shutil.which("npm")
    if not found:
        sys.exit("There is no npm: install requirements-assets.lock into this environment.")
    return [found]


def environment() -> dict[str, str]:
    """Behind a proxy with its own certificate Node needs to be told what Python knows already."""
    paths = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    known = os.environ.get("SSL_CERT_FILE")
    return {**({"NODE_EXTRA_CA_CERTS": known} if known else {}), **os.environ, "PATH": paths}


def joined() -> str:
    """Licences, the tokens that are used, the packages' styles and ours, in that order: the last one wins."""
    names = json.loads((ROOT / "package.json").read_text())["dependencies"]
    sheets = [sheet for name in sorted(names) if (sheet := style_sheet(PACKAGES / name))]
    packages = "".join(path.read_text() for path in sheets)
    own = "".join(path.read_text() for path in OWN_STYLES)
    tokens = used_tokens(dict(DECLARED.findall(COMMENT.sub("", TOKENS.read_text()))), packages + own)
    theme = ".voorbeeld-theme{" + "".join(f"{name}:{value};" for name, value in tokens.items()) + "}"
    return notice(names) + "\n".join(compact(part) for part in (theme, packages, own)) + "\n"


def style_sheet(package: Path) -> Path | None:
    """Where a package keeps its styles; None for tokens, fonts and outlines."""
    short = package.name.removesuffix("-css")
    candidates = (package / "dist" / "index.css", package / "dist" / f"{short}.css")
    return next((path for path in candidates if path.exists() and package.name.endswith("-css")), None)


def used_tokens(declared: dict[str, str], styles: str) -> dict[str, str]:
    """Of the theme's tokens those that a style asks for, and those that they themselves point to."""
    wanted, kept = set(USED.findall(styles)), set[str]()
    while wanted:
        name = wanted.pop()
        if name in declared and name not in kept:
            kept.add(name)
            wanted.update(USED.findall(declared[name]))
    return {name: SPACE.sub(" ", value) for name, value in declared.items() if name in kept}


def compact(styles: str) -> str:
    """Without comments (source maps among them, which would point nowhere) and needless white space."""
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", styles))).replace(";}", "}").strip()


def notice(names: dict[str, str]) -> str:
    """Whose work this is and under which licence, as the licences ask."""
    lines = []
    for name in sorted(names):
        facts = json.loads((PACKAGES / name / "package.json").read_text())
        lines.append(f"  {name} {facts['version']} ({facts['license']})")
    return "/*! Woordhouder (EUPL-1.2), made from:\n" + "\n".join(lines) + "\n*/\n"


if __name__ == "__main__":
    main()
