"""The command line: parses what was typed, calls, prints; alone prints and exits.

Exit codes: 0 fine; 1 the content has problems, or the disk; 2 wrong use; 130 interrupted. What is heavy is imported by the
command that needs it, so that `--help` is there at once.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from selfaccess.build import Outcome, Progress
    from selfaccess.problems import Problem

_Command = TypeVar("_Command", bound=Callable[..., Any])

_LONG = 0.5
"""Seconds after which work is long enough for a progress bar."""


def main() -> NoReturn:
    """The program `selfaccess`."""
    # Most of what a command makes it needs to its end; to look for what it does not need is a seventh of a rebuild.
    gc.set_threshold(200_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        # A console that knows few letters shows the others as \u1234 and goes on.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(sys.argv[1:])
    except BrokenPipeError:
        code = 1
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except BrokenPipeError:
            # Who reads no further wants no more; Python would complain when it flushes once more at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    # All is done and said. The system takes back at once what Python would give back piece by piece, in a large library for a tenth of a second.
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; gives back the exit code.

    Raises BrokenPipeError when nobody reads the error that ended it, and in Python's dev mode whatever is a fault of ours.
    """
    try:
        return int(cli.main(list(arguments), prog_name="selfaccess", standalone_mode=False) or 0)
    except SystemExit as exit:
        return int(exit.code or 0)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _fail(error)


def _fail(error: Exception) -> int:
    """Print in one line what ended a command; gives back the exit code."""
    from selfaccess.crew import Lost
    from selfaccess.write import Refused

    if isinstance(error, Refused):
        _complain(error.message, error.hint)
        return 2
    if isinstance(error, Lost):
        _complain(str(error), "Perhaps there was not enough memory: end other programs, and build again.")
        return 1
    if isinstance(error, OSError):
        _complain(": ".join(str(part) for part in (error.strerror or error, error.filename) if part), "")
        return 1
    _complain(f"This is a fault of selfaccess, not of yours: {type(error).__name__}: {error}",
              "Please report it; python -X dev -m selfaccess tells where it lies.")
    return 1


def _complain(message: str, hint: str) -> None:
    from selfaccess.problem_text import one_line

    click.echo(f"Error: {one_line(message)}", err=True)
    if hint:
        click.echo(f"    {one_line(hint)}", err=True)


# -- the commands


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="selfaccess")
@click.pass_context
def cli(context: click.Context) -> None:
    """Turn a folder of Markdown into a self-access centre that works offline."""
    if os.environ.get("NO_COLOR"):
        context.color = False


def _with_library(command: _Command) -> _Command:
    return click.option("-C", "--library", "root", metavar="DIR", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path),
                        help="The library's folder.  [default: the current one]")(command)


def _with_drafts(command: _Command) -> _Command:
    return click.option("--drafts", is_flag=True, help="Take in resources that say draft: true.")(command)


def _with_report(command: _Command) -> _Command:
    """What `build` and `check` share."""
    for option in (
        click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="How problems are told."),
        click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems."),
        click.option("--strict", is_flag=True, help="Let warnings count as errors."),
    ):
        command = option(command)
    return _with_library(_with_drafts(command))


@cli.command()
@_with_report
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Where the site goes.  [default: site in the library]")
def build(root: Path, output: Path | None, strict: bool, drafts: bool, quiet: bool, form: str) -> int:
    """Write the site, unless there is an error."""
    _require_library(root)
    from selfaccess import problem_text
    from selfaccess.build import build as build_site

    site = output if output is not None else root / "site"
    with _progress(form == "text" and not quiet) as progress:
        outcome = build_site(root, site, drafts=drafts, strict=strict, progress=progress)
    _print(outcome, root, form, quiet, "" if outcome.written else "Nothing was written.")
    if outcome.written and form != "json" and not quiet:
        way = problem_text.shown(site.absolute(), root)
        click.echo(f"Built {problem_text.resources(outcome.resources)} into {way}/: open {way}/index.html")
    return 0 if outcome.written else 1


@cli.command()
@_with_report
def check(root: Path, strict: bool, drafts: bool, quiet: bool, form: str) -> int:
    """Tell every problem, and write nothing."""
    _require_library(root)
    from selfaccess import problem_text
    from selfaccess.build import check as check_library
    from selfaccess.build import is_stopped

    with _progress(form == "text" and not quiet) as progress:
        outcome = check_library(root, drafts=drafts, strict=strict, progress=progress)
    _print(outcome, root, form, quiet)
    if not outcome.problems and form != "json" and not quiet:
        click.echo(f"Checked {problem_text.resources(outcome.resources)}: no problems.")
    return 1 if is_stopped(outcome.problems, strict) else 0


@cli.command()
@click.argument("what", nargs=-1, required=True, metavar="[WHAT] NAME")
@click.option("-C", "--library", "root", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The library that a pack or a resource goes into.  [default: the current folder]")
def new(what: tuple[str, ...], root: Path | None) -> int:
    """Make a library, a pack, or a resource, with an example to put your own in place of.

    \b
    selfaccess new my-centre                   a library
    selfaccess new pack my-pack                a pack in the library
    selfaccess new exercise my-pack/numbers    a resource in a pack: page,
                                               exercise, glossary,
                                               questionnaire or path
    """
    from selfaccess import new as make
    from selfaccess.problem_text import shown

    if len(what) == 1 and root is None and what[0] not in make.MAKERS:
        made = make.new_library(Path(what[0]))
        here, commands = shown(made, Path()), "selfaccess build, or selfaccess serve --open to see it as you write"
        click.echo(f"Made {here}/, a library with its first pack.\nNext: {commands}" if here == "." else
                   f"Made {here}/, a library with its first pack.\nNext: cd {here}, then {commands}")
        return 0
    if len(what) != 2 or what[0] not in make.MAKERS:
        kinds = ", ".join(make.MAKERS)
        raise click.UsageError(f"Write “selfaccess new my-centre” for a library, or one of {kinds} and a name: selfaccess new pack my-pack")
    root = root if root is not None else Path()
    _require_library(root)
    made = make.MAKERS[what[0]](root, what[1])
    click.echo(f"Made {shown(made, Path())}")
    click.echo(f"Next: write its welcome in index.md, and add to it: selfaccess new exercise {what[1]}/my-first-exercise" if what[0] == "pack" else
               "Next: put your own text in place of the example; selfaccess serve --open shows it as you write")
    return 0


@cli.command()
@_with_library
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port on this computer.")
@_with_drafts
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
def serve(root: Path, port: int, drafts: bool, open_browser: bool) -> int:
    """Show the site in the browser, and anew whenever a file is saved."""
    _require_library(root)
    import signal
    import webbrowser

    from selfaccess import problem_text
    from selfaccess.serve import serve as serve_library

    def ready(address: str) -> None:
        click.echo(f"Serving {root.resolve().name} at {address} until you press Ctrl-C.")
        if open_browser:
            webbrowser.open(address)

    def tell(outcome: Outcome) -> None:
        _print(outcome, root, "text", False, "" if outcome.written else "The last good site stays up.")
        if outcome.written:
            click.echo(f"Built {problem_text.resources(outcome.resources)}.")

    # Whoever ends the program politely gets the same clean end as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        serve_library(root, port, drafts=drafts, ready=ready, tell=tell)
    return 0


_FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
"""What learners saved or handed over; what cannot be read of it is told, and the rest is done."""


@cli.command()
@_FILES
@click.option("-o", "--output", metavar="FILE", default="report.html", show_default=True, type=click.Path(path_type=Path), help="Where the page goes.")
@click.option("-C", "--library", "root", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The library's folder, for titles, questions, skills and links into its site.")
def report(files: tuple[Path, ...], output: Path, root: Path | None) -> int:
    """Turn learners' records and reports into one page for an adviser or a group."""
    if root is not None:
        _require_library(root)
    from selfaccess import problem_text
    from selfaccess.reporting import make_report

    learners, problems = make_report(files, output, root)
    _tell(problems, Path())
    if learners:
        click.echo(f"Reported {problem_text.learners(learners)} in {problem_text.shown(output.absolute(), Path())}")
    else:
        click.echo("Nothing was written.", err=True)
    return 1 if problems else 0


@cli.command()
@_FILES
@_with_library
def contributions(files: tuple[Path, ...], root: Path) -> int:
    """Lay down what learners asked and proposed in the library, for review."""
    _require_library(root)
    from selfaccess import problem_text
    from selfaccess.handing_in import take_in

    laid = take_in(files, root)
    _tell(laid.problems, Path())
    for path, number in laid.added.items():
        click.echo(f"Added {problem_text.contributions(number)} to {problem_text.shown(path, root)}")
    if laid.known:
        click.echo(f"There already: {problem_text.contributions(laid.known)}")
    if not laid.added and not laid.known:
        click.echo("Nothing was added.", err=True)
    return 1 if laid.problems else 0


# -- what they print


def _tell(problems: Sequence[Problem], root: Path) -> None:
    """Print the problems; those of the library in `root` with their paths from here."""
    from selfaccess import problem_text

    for problem in problems:
        click.echo(problem_text.text(problem, root), err=True)


def _require_library(root: Path) -> None:
    from selfaccess.places import FILE

    if not os.path.lexists(root / FILE):
        from selfaccess.write import Refused

        raise Refused(f"There is no library in “{root}”: it has no {FILE}.",
                      "Go to your library’s folder, or name it with -C DIR. A new library: selfaccess new my-centre")


def _print(outcome: Outcome, root: Path, form: str, quiet: bool, consequence: str = "") -> None:
    """Print the problems and their count."""
    from selfaccess import problem_text

    if form == "json":
        click.echo(problem_text.document(outcome, root))
        return
    problems: tuple[Problem, ...] = outcome.problems
    for problem in problems:
        if form == "github":
            click.echo(problem_text.github(problem, root))
        else:
            click.echo(problem_text.text(problem, root), err=True)
    if problems and not quiet:
        for line in problem_text.commonest(problems) if form == "text" else ():
            click.echo(line, err=True)
        click.echo(" ".join(filter(None, (f"{problem_text.count(problems)}.", consequence))), err=True)


@contextlib.contextmanager
def _progress(wanted: bool) -> Iterator[Progress | None]:
    """Tells of long work on a terminal, by a bar that the first half second does without."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    begun = time.monotonic()
    with contextlib.ExitStack() as stack:
        bars: list[Any] = []

        def progress(done: int, total: int) -> None:
            if not bars and time.monotonic() - begun > _LONG:
                bars.append(stack.enter_context(click.progressbar(length=total, label="Reading", file=sys.stderr)))
            for bar in bars:
                bar.update(done - bar.pos)

        yield progress
