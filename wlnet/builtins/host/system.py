"""The system around a session: versions, the command line, memory, Exit; Python functions."""

from __future__ import annotations

import os
import platform
import socket
import sys
import uuid

from wlnet import __version__
from wlnet.expr.convert import PythonFunction
from wlnet.expr.expr import FALSE, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S
from wlnet.language import memory
from wlnet.language.builtin import application, builtin
from wlnet.language.signals import Exit, Signal

BAD_CODE = Message("Exit::intpm", "`1` should be an integer from 0 to 255.")
NO_MEMORY = Message("MemoryInUse::sys", "The memory in use is not known on `1`.")
NO_COUNT = Message("MemoryAvailable::sys", "`1` is not known on `2`.")
PYTHON_FAILED = Message("PythonFunction::error", "The Python function `1` raised `2`.")

LANGUAGE_VERSION = 14.0  # whose programs should run: scripts compare it


# -- versions and machine ---------------------------------------------------------------------


@builtin("$Version")
def version(evaluation):
    """$Version tells what program this is."""
    return f"wlnet {__version__} for {platform.system()} {platform.machine()}"


@builtin("$VersionNumber")
def version_number(evaluation):
    """$VersionNumber is the version of the language that wlnet follows."""
    return LANGUAGE_VERSION


@builtin("$SystemID")
def system_id(evaluation):
    """$SystemID names the kind of computer, such as "Linux-x86-64"."""
    system = {"Darwin": "MacOSX"}.get(platform.system(), platform.system())
    machine = {"x86_64": "x86-64", "AMD64": "x86-64", "arm64": "ARM64", "aarch64": "ARM64"}
    return f"{system}-{machine.get(platform.machine(), platform.machine())}"


@builtin("$OperatingSystem")
def operating_system(evaluation):
    """$OperatingSystem is "Unix", "MacOSX" or "Windows"."""
    return {"Darwin": "MacOSX", "Windows": "Windows"}.get(platform.system(), "Unix")


@builtin("$MachineName")
def machine_name(evaluation):
    """$MachineName is the name of the computer."""
    return socket.gethostname().partition(".")[0]


@builtin("$UserName")
def user_name(evaluation):
    """$UserName is the name of the user."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


@builtin("$ProcessorCount")
def processor_count(evaluation):
    """$ProcessorCount is the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@builtin("$ParentProcessID")
def parent_process_id(evaluation):
    """$ParentProcessID is the number of the process that started this one."""
    return os.getppid()


@builtin("$SystemWordLength")
def system_word_length(evaluation):
    """$SystemWordLength is how many bits an address has: 64, or 32."""
    return 64 if sys.maxsize > 2**32 else 32


@builtin("$ByteOrdering")
def byte_ordering(evaluation):
    """$ByteOrdering is -1 where the least significant byte of a number comes first, else 1."""
    return -1 if sys.byteorder == "little" else 1


@builtin("$SystemCharacterEncoding")
def system_character_encoding(evaluation):
    """$SystemCharacterEncoding is the encoding of texts, "UTF-8" """
    return "UTF-8"


@builtin("$CharacterEncoding")
def character_encoding(evaluation):
    """$CharacterEncoding is the encoding that files are read and written in, "UTF-8" """
    return "UTF-8"


@builtin("$ProcessID")
def process_id(evaluation):
    """$ProcessID is the number of this process."""
    return os.getpid()


_SESSION = uuid.uuid4().int >> 64


@builtin("$SessionID")
def session_id(evaluation):
    """$SessionID is a number that no other run of the program has."""
    return _SESSION


@builtin("$ProcessorType")
def processor_type(evaluation):
    """$ProcessorType is the kind of the processor, such as "x86-64"."""
    return platform.machine().replace("_", "-")


@builtin("$Notebooks")
def notebooks(evaluation):
    """$Notebooks tells whether a notebook front end is there."""
    return FALSE


@builtin("$SystemMemory")
def system_memory(evaluation):
    """$SystemMemory is how many bytes of memory the machine has."""
    return _pages("SC_PHYS_PAGES", S("$SystemMemory"))


@builtin("MemoryAvailable[]")
def memory_available(evaluation):
    """MemoryAvailable[] gives how many bytes of memory are free."""
    return _pages("SC_AVPHYS_PAGES", S.MemoryAvailable())


def _pages(name: str, call) -> int:
    try:
        return os.sysconf(name) * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        raise NO_COUNT(call, platform.system(), value=UNEVALUATED) from None


@builtin("MemoryInUse[]")
def memory_in_use(evaluation):
    """MemoryInUse[] gives the bytes of memory that this process uses."""
    return _known(memory.in_use())


@builtin("MaxMemoryUsed[]")
def max_memory_used(evaluation):
    """MaxMemoryUsed[] gives the most bytes that this process has used."""
    return _known(memory.most_used())


def _known(size: int | None) -> int:
    if size is None:
        raise NO_MEMORY(platform.system())
    return size


# -- the command line -------------------------------------------------------------------------


@builtin("$ScriptCommandLine")
def script_command_line(evaluation):
    """$ScriptCommandLine is {file, arguments...} of the running script."""
    return wl_list(evaluation.state.get("script", ()))


@builtin("$CommandLine")
def command_line(evaluation):
    """$CommandLine lists the words of the command that started the program."""
    return wl_list(sys.argv)


@builtin("Environment[name_String]")
def environment(evaluation, name):
    """Environment["HOME"] gives the value of an environment variable, $Failed if there is none."""
    return os.environ.get(name, S("$Failed"))


@builtin("GetEnvironment[]", "GetEnvironment[names_]")
def get_environment(evaluation, names=None):
    """GetEnvironment["HOME"] gives "HOME" -> value, or None as the value; without a name all of them."""
    if names is None:
        return [S.Rule(key, value) for key, value in os.environ.items()]
    if is_list(names):
        return [get_environment(evaluation, name) for name in names.args]
    return S.Rule(names, os.environ.get(names, S("None"))) if isinstance(names, str) else None


@builtin("Exit[]", "Exit[code_]")
def exit_(evaluation, code=0):
    """Exit[n] ends the session; the program's exit code is n."""
    if not isinstance(code, int) or not 0 <= code <= 255:
        raise BAD_CODE(code, value=UNEVALUATED)
    raise Exit(code)


@builtin("Quit[]", "Quit[code_]")
def quit_(evaluation, code=0):
    """Quit[] ends the session, as Exit[] does."""
    return exit_(evaluation, code)


@builtin("CreateUUID[]", "CreateUUID[prefix_String]")
def create_uuid(evaluation, prefix=""):
    """CreateUUID[] gives a string that no other call gives."""
    return prefix + str(uuid.uuid4())


# -- Python functions -------------------------------------------------------------------------


@application(PythonFunction)
def apply_python_function(evaluation, function, args):
    """function[args...] calls the Python function with Python values; its exception becomes a message."""
    try:
        return function.apply(args)
    except (Signal, MessageError):
        raise
    except Exception as error:  # the user's own function: whatever it raises is told, not passed on
        raise PYTHON_FAILED(function.name, f"{type(error).__name__}: {error}") from error
