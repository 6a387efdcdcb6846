from html.parser import HTMLParser

import pytest


class Reader(HTMLParser):
    """Checks that elements are closed in order; keeps the words and the rows of the tables."""

    def __init__(self, text):
        super().__init__()
        self.open, self.rows, self.words = [], [], []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += [data.strip()] if data.strip() else []
        if self.rows:
            self.rows[-1].append(data.strip())


def read(session, code) -> Reader:
    return Reader(session.evaluate(code, check=True)._repr_html_())


def test_a_chain_is_a_table_of_ports_and_layers(session):
    page = read(session, 'NetChain[{ConvolutionLayer[4, 3], Ramp}, "Input" -> {1, 8, 8}]')
    assert page.words[:2] == ["NetChain", "uninitialized"]
    assert page.rows == [
        ["Input", "array (size: 1 x 8 x 8)"],
        ["1", "ConvolutionLayer", "4, 3", "array (size: 4 x 6 x 6)"],
        ["2", "Ramp", "array (size: 4 x 6 x 6)"],
        ["Output", "array (size: 4 x 6 x 6)"],
    ]


def test_nets_inside_can_be_opened(session):
    text = session.evaluate('NetChain[{{3, Tanh}, 2}, "Input" -> 4]')._repr_html_()
    assert text.count("<details>") == 1 and text.count("<table") == 2
    assert ["1", "LinearLayer", "3", "vector (size: 3)"] in Reader(text).rows


def test_a_graph_tells_what_feeds_each_layer(session):
    page = read(session, "NetGraph[{2, 2, TotalLayer[]}, {1 -> 3, 2 -> 3}]")
    assert any(row[-1] == "from 1, 2" for row in page.rows)


def test_a_layer_shows_parameters_ports_and_arrays(session):
    rows = read(session, 'LinearLayer[3, "Input" -> 2]').rows
    assert ["OutputDimensions", "parameter", "3"] in rows
    assert ["Weights", "array", "matrix (size: 3 x 2), uninitialized"] in rows


@pytest.mark.parametrize("label", ["<b>bold</b>", 'a"b', "&amp;"])
def test_names_of_the_user_are_text(session, label):
    session["name"] = label
    page = read(session, 'NetChain[<|name -> 3|>, "Input" -> 2]')
    assert page.rows[1][0] == label
