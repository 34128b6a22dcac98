"""Make the environment: virtual environment, packages, styles and fonts, translations. Standard library only.

Usage: python3 scripts/setup_environment.py [dev]
Each step is skipped when what it was made from has not changed; then no network is needed.
"""

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
STAMPS = ROOT / ".venv" / "stamps"
UV = "uv>=0.13,<0.14"


def main() -> None:
    """Bring every step up to date, or stop with one clear sentence."""
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Woordhouder needs Python 3.11 or newer; set PYTHON to one, as in: make demo PYTHON=python3.12")
    if not (BIN / "python").exists():
        make_environment()
    for_developers = "dev" in sys.argv[1:] or (STAMPS / "packages-dev").exists()
    lock = "requirements-dev.lock" if for_developers else "requirements-assets.lock"
    name = "packages-dev" if for_developers else "packages"
    step(name, [ROOT / lock, ROOT / "pyproject.toml"], lambda: install(lock), extra=str(ROOT))
    step("assets", asset_inputs(), build_assets)
    step("translations", sorted((ROOT / "src").rglob("*.po")), compile_translations)


def make_environment() -> None:
    """A virtual environment with pip, and uv by pip."""
    say("Making the environment in .venv ...")
    try:
        venv.create(ROOT / ".venv", with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit("This Python cannot make a virtual environment; on Debian: apt-get install python3-venv")
    run(str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV)


def install(lock: str) -> None:
    """The locked packages by their hashes, and the project itself as it stands here."""
    say("Installing the packages ...")
    python = str(BIN / "python")
    uv = [python, "-m", "uv", "pip", "install", "--quiet", "--python", python]
    run(*uv, "--require-hashes", "-r", lock)
    run(*uv, "--no-deps", "--editable", ".")


def asset_inputs() -> list[Path]:
    """What styles, scripts and outlines are made from."""
    assets = ROOT / "src" / "woordhouder" / "site" / "assets"
    made = assets / "built"
    sources = [
        path
        for path in sorted(assets.rglob("*"))
        if path.is_file() and made not in path.parents and path.suffix != ".pyc"
    ]
    return [ROOT / "package.json", ROOT / "package-lock.json", *sources]


def build_assets() -> None:
    """Styles, fonts and outlines from their packages."""
    say("Fetching and joining styles, fonts and outlines ...")
    run(str(BIN / "python"), "-m", "woordhouder.site.assets.build")


def compile_translations() -> None:
    """Each room's Dutch, from .po to .mo."""
    say("Compiling the translations ...")
    for folder in sorted((ROOT / "src").rglob("locale")):
        run(str(BIN / "pybabel"), "--quiet", "compile", "--domain", "django", "--directory", str(folder), quiet=True)


def step(name: str, inputs: Iterable[Path], work: Callable[[], None], extra: str = "") -> None:
    """Do `work` unless it was done before from the same inputs."""
    digest = hashlib.sha256()
    for path in inputs:
        digest.update(path.name.encode() + path.read_bytes())
    stamp = STAMPS / name
    mark = f"{digest.hexdigest()} {extra}"
    if stamp.exists() and stamp.read_text() == mark:
        return
    work()
    STAMPS.mkdir(exist_ok=True)
    stamp.write_text(mark)


def run(*command: str, quiet: bool = False) -> None:
    """Run a command at the project's root. Stops with its output when it fails."""
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=quiet, text=True, env=os.environ | {"PYTHONPATH": "src"}
    )
    if done.returncode:
        sys.exit(f"{done.stdout or ''}{done.stderr or ''}This step failed: {' '.join(command)}")


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    main()
