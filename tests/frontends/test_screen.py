import io
import sys

import numpy as np
import pytest

from wlnet.expr.values.image import Image
from wlnet.frontends import terminal
from wlnet.frontends.screen import Screen
from wlnet.frontends.variables import Settings, Variables
from wlnet.session import Line, Session


class Stage:
    """A screen whose texts are kept; `size` is that of the terminal."""

    def __init__(self, monkeypatch, settings=None, size=(80, 24), **options):
        monkeypatch.setattr(terminal, "columns", lambda: size[0])
        monkeypatch.setattr(terminal, "lines", lambda: size[1])
        self.fragments = []
        self.screen = Screen(self.fragments.extend, **options)
        self.session = Session(on_message=self.screen.message, on_display=self.screen.draw)
        self.screen.serve(self.session, Variables(self.session, settings or Settings()))

    @property
    def text(self):
        return "".join(text for _, text in self.fragments)

    def show(self, code):
        """What is shown for the value of code."""
        del self.fragments[:]
        self.screen.line(Line(7, self.session.value(code), 0.25))
        return self.text


@pytest.fixture
def stage(monkeypatch):
    return Stage(monkeypatch)


def test_a_value_stands_behind_its_label(stage):
    assert stage.show("1 + 1") == "Out[7]= 2\n\n"
    assert ("class:out", "Out[7]= ") in stage.fragments
    assert stage.show("Null") == "\n"
    assert stage.show("Grid[{{a, b}, {c, d}}]") == "Out[7]= a   b\n\n        c   d\n\n"


def test_a_long_value_is_folded_with_a_note_how_to_see_it(stage):
    shown = stage.show("Range[1000]")
    assert "<<992>>" in shown and "Print[%7]" in shown
    assert "folded" not in stage.show("Range[100]")


def test_the_variable_lines_sets_what_is_folded(stage):
    assert "<<" in stage.show("WLNet`$Lines = 1; Range[100]")
    assert "<<" not in stage.show("WLNet`$Lines = Infinity; Range[3000]")
    assert "<<" in stage.show("WLNet`$Lines = Automatic; Range[3000]")


def test_the_variable_timing_shows_seconds(stage):
    assert "(0.25 s)" in stage.show("WLNet`$Timing = True; 1")
    assert "s)" not in stage.show("WLNet`$Timing = False; 1")


def test_first_values_come_from_the_settings(monkeypatch):
    stage = Stage(monkeypatch, Settings(timing=True, pictures="Kitty", lines=3))
    assert stage.session.evaluate('{WLNet`$Timing, WLNet`$Pictures, WLNet`$Lines} === {True, "Kitty", 3}')
    assert "(0.25 s)" in stage.show("1")


@pytest.mark.parametrize(
    "setting", ["$Timing = 3", '$Pictures = "Braille"', "$Lines = -1", "$Lines = {1}", "$Lines =."]
)
def test_a_wrong_setting_is_told_once_and_not_used(stage, setting):
    stage.session.evaluate(f"WLNet`{setting}")
    shown = stage.show("1")
    assert "::set: " in shown and "should be" in shown and "Out[7]= 1" in shown
    assert stage.show("1") == "Out[7]= 1\n\n"


def test_the_variables_tell_what_they_are(stage):
    assert "seconds" in stage.session.about("WLNet`$Timing")
    assert "WLNet`$Lines" in stage.session.about("WLNet`*")


def test_messages_are_red_and_a_syntax_error_shows_its_place(monkeypatch):
    stage = Stage(monkeypatch, color=True)
    stage.session.value("1/0")
    assert stage.fragments[0] == ("class:message.name", "Power::infy: ")
    assert stage.fragments[1][0] == "class:message"
    del stage.fragments[:]
    stage.session.value("{1, 2]")
    assert stage.text.endswith("{1, 2]\n     ^\n")
    assert ("class:pygments.error", "]") in stage.fragments
    assert ("class:message.name", "     ^\n") in stage.fragments


def test_information_has_its_titles_in_bold(stage):
    stage.screen.about(stage.session.about("Map"))
    assert ("class:title", "Options: ") in stage.fragments


PLOT = "ListLinePlot[{1, 4, 9}]"


def image(size=4):
    return Image(np.arange(size * size, dtype=np.uint8).reshape(size, size) * 10)


def test_a_plot_is_drawn_in_characters(stage, capsys):
    assert "Out[7]= -Graphics-" in stage.show(PLOT)
    assert "┌" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name, start", [("Kitty", "\x1b_Ga=T"), ("ITerm", "\x1b]1337;"), ("Sixel", "\x1bP"), ("None", "")]
)
def test_the_variable_pictures_sets_how_plots_are_drawn(stage, capsys, name, start):
    stage.show(f"WLNet`$Pictures = {name if name == 'None' else repr(name)}; {PLOT}".replace("'", '"'))
    out = capsys.readouterr().out
    assert start in out and "┌" not in out and bool(start) == bool(out)


def test_the_terminal_is_asked_once_and_what_was_typed_is_given_back(monkeypatch, capsys):
    asked, given = [], []

    def protocol():
        asked.append(1)
        return "ITerm", b"abc"

    monkeypatch.setattr(terminal, "protocol", protocol)
    stage = Stage(monkeypatch, give_back=given.append)
    stage.show("1")
    assert not asked
    stage.show(PLOT)
    stage.show(PLOT)
    assert asked == [1] and given == [b"abc"]
    assert capsys.readouterr().out.count("\x1b]1337") == 2


def test_images_are_drawn_too_alone_in_lists_and_in_rules(stage, capsys):
    session = stage.session
    session["i"] = image()
    for code in ("i", "{i, i}", "i -> 1", "{i -> 1, i -> 2}"):
        stage.show(code)
        assert "==+" in capsys.readouterr().out
    stage.show("{i, 1}")
    assert capsys.readouterr().out == ""
    session.evaluate("Print[i]")
    assert "==+" in capsys.readouterr().out


def test_images_in_a_list_are_one_row(stage, capsys):
    stage.session["i"] = image()
    stage.show('WLNet`$Pictures = "ITerm"; {i, i, i}')
    assert capsys.readouterr().out.count("\x1b]1337") == 1


def test_half_blocks_where_there_are_colours(monkeypatch):
    stage = Stage(monkeypatch, color=True)
    stage.session["i"] = image()
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    stage.show("i")
    assert out.getvalue().count("▀") == 8


def test_a_picture_that_cannot_be_drawn_is_a_message(stage):
    stage.session["i"] = image()
    broken = stage.session.value("i")
    object.__setattr__(broken, "pil", lambda: 1 / 0)
    stage.screen.draw(broken)
    assert "General::nodraw: " in stage.text
    assert isinstance(stage.session.fault, ZeroDivisionError)


def test_graphics_with_a_wrong_part_give_their_message(stage):
    stage.show('Graphics[{Line["no points"]}]')
    assert "::" in stage.text and "Out[7]= -Graphics-" in stage.text
