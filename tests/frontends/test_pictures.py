import base64
import io
import re

import numpy as np
import pytest
from PIL import Image
from rich.console import Console
from rich.segment import Segments

from wlnet.frontends import pictures
from wlnet.session import Session


def noise(width, height):
    values = np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(values)


def same(left, right):
    return np.array_equal(np.asarray(left.convert("RGB")), np.asarray(right.convert("RGB")))


def decoded(code):
    return Image.open(io.BytesIO(base64.standard_b64decode(code)))


def test_kitty_gets_a_png_in_chunks():
    picture = noise(120, 80)
    sent = pictures.kitty(pictures.png(picture))
    commands = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", sent)
    assert "".join(f"\x1b_G{keys};{code}\x1b\\" for keys, code in commands) + "\n" == sent
    assert len(commands) > 1 and all(len(code) <= 4096 for _, code in commands)
    assert commands[0][0] == "a=T,f=100,q=2,m=1"
    assert [keys for keys, _ in commands[1:]] == ["q=2,m=1"] * (len(commands) - 2) + ["q=2,m=0"]
    assert same(decoded("".join(code for _, code in commands)), picture)


def test_a_small_picture_is_one_command_for_kitty():
    assert pictures.kitty(b"abc") == "\x1b_Ga=T,f=100,q=2,m=0;YWJj\x1b\\\n"


def test_iterm_gets_the_file_and_its_length():
    picture = noise(30, 20)
    data = pictures.png(picture)
    found = re.fullmatch(
        r"\x1b\]1337;File=inline=1;size=(\d+);preserveAspectRatio=1:(.*)\x07\n", pictures.iterm(data)
    )
    assert int(found[1]) == len(data)
    assert same(decoded(found[2]), picture)


def test_sixels_are_a_device_control_string():
    sent = pictures.drawn("Sixel", [Image.new("RGB", (200, 90), "red")], 100, (10, 20))
    body = re.search(r"\x1bP[\d;]*q(.*?)\x1b\\", sent, re.DOTALL)[1]
    assert re.search(r"#\d+;2;100;0;0", body)


def test_a_wide_picture_is_made_to_fit_and_a_tiny_one_enlarged():
    assert pictures.fitted(noise(1000, 500), 200).size == (200, 100)
    tiny = noise(28, 28)
    large = pictures.fitted(tiny, 800)
    assert large.size == (140, 140)
    assert same(large.resize((28, 28), Image.Resampling.NEAREST), tiny)
    assert pictures.fitted(noise(300, 200), 800).size == (300, 200)


def test_half_blocks_carry_two_pixels_each():
    picture = noise(6, 5)
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=80)
    console.print(Segments(pictures.blocks(picture, 80, True)), end="")
    lines = console.file.getvalue().rstrip("\n").split("\n")
    assert [line.count("▀") for line in lines] == [6, 6, 6]
    top, below = picture.getpixel((0, 0)), picture.getpixel((0, 1))
    assert "38;2;{};{};{};48;2;{};{};{}".format(*top, *below) in lines[0]
    assert "48;" not in lines[2]


def test_without_colours_shades_are_written():
    ramp = Image.fromarray(np.linspace(0, 255, 10).astype(np.uint8)[None].repeat(4, axis=0))
    (segment,) = pictures.blocks(ramp, 80, False)
    assert segment.text == " .:-=+*#%@\n" * 2


def test_pictures_beside_each_other():
    joined = pictures.arranged([noise(10, 5), noise(20, 8), noise(30, 3)], 40)
    assert joined.size == (34, 8 + 4 + 3)
    assert joined.getpixel((11, 0))[3] == 0
    assert same(joined.crop((14, 0, 34, 8)), noise(20, 8))
    assert same(joined.crop((0, 12, 30, 15)), noise(30, 3))


def test_several_pictures_are_drawn_as_one():
    sent = pictures.drawn("ITerm", [noise(28, 28)] * 3, 80, (10, 20))
    assert decoded(re.search(r":([^:]*)\x07", sent)[1]).size == (3 * 56 + 2 * 4, 56)
    segments = pictures.in_characters([noise(28, 28)] * 3, 80, True)
    assert [segment.text for segment in segments].count("\n") == (28 + 4 + 28) // 2


def test_graphics_are_drawn_through_their_png():
    session = Session()
    plot = session.picture(session.value("ListLinePlot[{1, 4, 9}]"))
    image = pictures.opened(plot)
    assert image.format == "PNG" and image.width > 100


@pytest.mark.parametrize("protocol, start", [("Kitty", "\x1b_Ga=T"), ("ITerm", "\x1b]1337;File=")])
def test_each_protocol_begins_as_its_terminal_wants(protocol, start):
    assert pictures.drawn(protocol, [noise(30, 30)], 80, (9, 18)).startswith(start)
