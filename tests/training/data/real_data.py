"""Tests on real data sets skip themselves where the files are not."""

import os
from pathlib import Path

import pytest


def needs(folder: str) -> None:
    """Skips the test unless WLNET_DATA has this folder."""
    home = os.environ.get("WLNET_DATA")
    if not home or not (Path(home) / folder).is_dir():
        pytest.skip(f"needs the folder {folder} in the folder that the environment variable WLNET_DATA names")
