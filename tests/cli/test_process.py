"""The command line as a process: start, pipes, exit codes, faults of our own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "counterpoise" / "commands" / "starter"


def run_process(*words: str, **more: object) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=False, **more)


def block(*names: str) -> str:
    """The beginning of a script in which these packages cannot be imported."""
    return f"import sys\nfor name in {names}:\n    sys.modules[name] = None\n"


def test_it_runs_as_a_module_on_the_current_folder() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counterpoise", "compare", "--format", "csv"],
        cwd=STARTER,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"Rank,Option")


def test_help_needs_none_of_the_heavy_packages() -> None:
    blocked = block("numpy", "pandas", "altair", "pydantic", "yaml", "scipy", "streamlit")
    done = run_process("-c", blocked + "from counterpoise.cli import main\nmain(['--help'])")
    assert done.returncode == 0, done.stderr
    assert b"compare" in done.stdout


def test_compare_needs_neither_pandas_nor_altair_nor_streamlit() -> None:
    blocked = block("pandas", "altair", "streamlit", "pyarrow")
    done = run_process(
        "-c", blocked + f"from counterpoise.cli import main\nsys.exit(main(['compare', {str(STARTER)!r}]))"
    )
    assert done.returncode == 0, done.stderr


def test_a_reader_that_stops_early_is_no_fault() -> None:
    command = f"{sys.executable} -m counterpoise compare {STARTER} --format json | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_fault_of_our_own_is_short_says_how_to_report_and_exits_with_1() -> None:
    script = (
        "import sys, counterpoise.commands.check as c\n"
        "def fail(args): raise RuntimeError('boom')\n"
        "c.run = fail\n"
        "from counterpoise.cli import main\n"
        "sys.exit(main(['check', *sys.argv[1:]]))"
    )
    short, long = run_process("-c", script, text=True), run_process("-c", script, "--debug", text=True)
    assert short.returncode == long.returncode == 1
    assert "an error in this program, not in your files: RuntimeError: boom" in short.stderr
    assert "please report it" in short.stderr
    assert "Traceback" not in short.stderr
    assert "Traceback" in long.stderr


def test_xlsx_goes_through_a_pipe() -> None:
    done = run_process("-m", "counterpoise", "compare", str(STARTER), "--format", "xlsx")
    assert done.stdout.startswith(b"PK")


def test_a_word_that_steers_a_terminal_is_told_without_doing_so() -> None:
    for words in (["compare", "no\x1b[31mcase"], ["compare", "--weights=\x1b[2J"], ["\x1b[31m"]):
        done = run_process("-m", "counterpoise", *words)
        assert done.returncode == 2
        assert b"\x1b" not in done.stderr
        assert done.stderr


def test_a_command_does_not_wake_the_compiler_it_would_die_in() -> None:
    """A process that ends while a thread of it compiles is ended by the compiler's own fault."""
    code = (
        "import sys, threading; from counterpoise.cli import main; main(['robustness', 'examples/teaching', '--draws', "
        "'2000', '--format', 'json']); names = [t.name for t in threading.enumerate()]; "
        "sys.exit('counterpoise-warm-up' in names or 'numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"receipt"' in done.stdout
