import numpy as np
import pytest

from tests.evaluating import Room
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.syntax.printer import to_text

GRAY = "Image[{{0., 0.25}, {0.5, 1.}}]"
RGB = 'Image[{{{0, 128, 255}, {5, 6, 7}}}, "Byte", ColorSpace -> "RGB"]'


@pytest.fixture(scope="module")
def room():
    made = Room()
    made.value(f"gray = {GRAY}; rgb = {RGB}; wide = ConstantImage[0.5, {{40, 10}}]")
    return made


TABLE = [
    # what an image tells about itself
    ("ImageDimensions[rgb]", "{2, 1}"),
    ("{ImageChannels[rgb], ImageChannels[gray]}", "{3, 1}"),
    ("{ImageType[rgb], ImageType[gray]}", '{"Byte", "Real32"}'),
    ("{ImageColorSpace[rgb], ImageColorSpace[gray]}", '{"RGB", Automatic}'),
    ("ImageAspectRatio[rgb]", "1/2"),
    ("{ImageQ[rgb], ImageQ[1]}", "{True, False}"),
    ("{Head[rgb], AtomQ[rgb], MatchQ[rgb, _Image]}", "{Image, True, True}"),
    ("ImageData[gray]", "{{0., 0.25}, {0.5, 1.}}"),
    ('ImageData[rgb, "Byte"]', "{{{0, 128, 255}, {5, 6, 7}}}"),
    ("ImageData[rgb]", "{{{0., N[128/255], 1.}, {N[5/255], N[6/255], N[7/255]}}}"),
    ('ImageData[rgb, "Byte", Interleaving -> False]', "{{{0, 5}}, {{128, 6}}, {{255, 7}}}"),
    ("ImageData[gray, DataReversed -> True]", "{{0.5, 1.}, {0., 0.25}}"),
    ('ImageData[Image[{{0, 1}}, "Bit"]]', "{{0, 1}}"),
    ('ImageData[gray, "Byte"]', "{{0, 64}, {128, 255}}"),
    ('ImageData[gray, "Bit16"]', "{{0, 16384}, {32768, 65535}}"),
    ('ImageData[gray, "Bit"]', "{{0, 0}, {0, 1}}"),
    ("PixelValue[gray, {1, 1}]", "0.5"),
    ('PixelValue[rgb, {2, 1}, "Byte"]', "{5, 6, 7}"),
    ('Information[rgb, "Dimensions"]', "{2, 1}"),
    # making them
    ('ImageData[Image[{{-3, 0.6, 300}}, "Byte"], "Byte"]', "{{0, 1, 255}}"),
    ("ImageData[Image[{{-3, 0.5, 300}}]]", "{{-3., 0.5, 300.}}"),
    ('ImageType[Image[gray, "Real64"]]', '"Real64"'),
    ('ImageData[Image[{{1/2, Pi}}, "Real64"]]', "{{0.5, N[Pi]}}"),
    ("ImageData[Image[{{{1, 2}}, {{3, 4}}}, Interleaving -> False]]", "{{{1., 3.}, {2., 4.}}}"),
    ("ImageData[ConstantImage[Red, {1, 2}]]", "{{{1., 0., 0.}}, {{1., 0., 0.}}}"),
    ('ImageData[ConstantImage[GrayLevel[0.2], {1, 1}, "Byte"], "Byte"]', "{{51}}"),
    ('Dimensions[ImageData[RandomImage[1, {4, 3}, ColorSpace -> "RGB"]]]', "{3, 4, 3}"),
    ("With[{x = ImageData[RandomImage[{2, 3}, {20, 20}]]}, {Min[x] >= 2, Max[x] <= 3}]", "{True, True}"),
    ("SeedRandom[5]; a = RandomImage[]; SeedRandom[5]; a === RandomImage[]", "True"),
    ("Abs[Mean[Flatten[ImageData[RandomImage[NormalDistribution[5, 0.1], {20, 20}]]]] - 5] < 0.1", "True"),
    # equality
    ("{gray === Image[gray], gray == gray, gray == rgb}", "{True, True, False}"),
    ('gray == Image[gray, "Real64"]', "True"),
    ("Union[{gray, rgb, gray}] // Length", "2"),
    ("Length[Union[{gray, Image[{{0., 0.25}, {0.5, 0.}}], gray}]]", "2"),
    ("Sort[{gray, wide, rgb}] === Sort[{rgb, gray, wide}]", "True"),
    ("{Hash[gray] == Hash[Image[gray]], Hash[gray] == Hash[ColorNegate[gray]]}", "{True, False}"),
    ("ByteCount[wide] > 1600", "True"),
    # sizes
    ("ImageDimensions[ImageResize[wide, 20]]", "{20, 5}"),
    ("ImageDimensions[ImageResize[wide, {20, 20}]]", "{20, 20}"),
    ("ImageDimensions[ImageResize[wide, {Automatic, 20}]]", "{80, 20}"),
    ("ImageDimensions[ImageResize[wide, {20, All}]]", "{20, 5}"),
    ("ImageDimensions[ImageResize[wide, {8}]]", "{8, 2}"),
    ("ImageDimensions[ImageResize[wide, Scaled[1/2]]]", "{20, 5}"),
    ("ImageDimensions[ImageResize[wide, {Scaled[1/4], Scaled[2]}]]", "{10, 20}"),
    ("ImageData[ImageResize[gray, {1, 1}]]", "{{0.4375}}"),
    ('ImageData[ImageResize[gray, 4, Resampling -> "Nearest"]][[1]]', "{0., 0., 0.25, 0.25}"),
    ("ImageDimensions[Thumbnail[wide, 8]]", "{8, 2}"),
    ("ImageDimensions /@ ConformImages[{gray, wide}]", "{{40, 10}, {40, 10}}"),
    ('ImageData[First[ConformImages[{rgb}, {2, 3}, "Fit"]], "Byte"][[1]]', "{{0, 0, 0}, {0, 0, 0}}"),
    # parts
    ("ImageData[ImageTake[gray, 1]]", "{{0., 0.25}}"),
    ("ImageData[ImageTake[gray, All, -1]]", "{{0.25}, {1.}}"),
    ("ImageData[ImageTake[gray, {2, 2}, {1, 2}]]", "{{0.5, 1.}}"),
    ("ImageCrop[ImagePad[gray, 3, 0.75]]", "gray"),
    ("ImageDimensions[ImageCrop[wide, {7, 20}]]", "{7, 10}"),
    ("ImageDimensions[ImageCrop[wide, {7, 20}, Padding -> Black]]", "{7, 20}"),
    ("ImageData[ImageCrop[gray, {1, 2}, Left]]", "{{0.25}, {1.}}"),
    ("ImageData[ImageCrop[gray, {2, 1}, Bottom]]", "{{0., 0.25}}"),
    ("ImageData[ImagePad[gray, {{1, 0}, {0, 1}}, 1]]", "{{1., 1., 1.}, {1., 0., 0.25}, {1., 0.5, 1.}}"),
    ("ImageData[ImagePad[gray, {{-1, 0}, {0, 0}}]]", "{{0.25}, {1.}}"),
    ('ImageData[ImagePad[gray, {{1, 1}, {0, 0}}, "Fixed"]][[1]]', "{0., 0., 0.25, 0.25}"),
    ('ImageData[ImagePad[gray, {{1, 1}, {0, 0}}, "Periodic"]][[1]]', "{0.25, 0., 0.25, 0.}"),
    ('ImageData[ImagePad[rgb, 1, Red], "Byte"][[1, 1]]', "{255, 0, 0}"),
    ("ImagePartition[gray, 1]", "Map[Image[{{#}}] &, ImageData[gray], {2}]"),
    ("Dimensions[ImagePartition[wide, {20, 4}, {10, 2}]]", "{4, 3}"),
    ("ImagePartition[gray, 3]", "{}"),
    # turned over
    ("ImageData[ImageReflect[gray]]", "{{0.5, 1.}, {0., 0.25}}"),
    ("ImageReflect[gray, Top]", "ImageReflect[gray]"),
    ("ImageData[ImageReflect[gray, Left]]", "{{0.25, 0.}, {1., 0.5}}"),
    ("ImageData[ImageReflect[gray, Left -> Top]]", "Transpose[ImageData[gray]]"),
    ("ImageReflect[gray, Left -> Bottom]", "ImageRotate[ImageReflect[gray, Left -> Top], Pi]"),
    ("ImageData[ImageRotate[gray]]", "{{0.25, 1.}, {0., 0.5}}"),
    ("ImageRotate[gray, 90 Degree]", "ImageRotate[gray, Left]"),
    ("ImageRotate[gray, -Pi/2]", "ImageRotate[gray, Right]"),
    ("ImageRotate[ImageRotate[gray, Bottom], Pi]", "gray"),
    # colours
    ('ImageData[ColorConvert[rgb, "Grayscale"], "Byte"]', "{{104, 6}}"),
    ('ColorConvert[gray, "Grayscale"] == gray', "True"),
    ('ImageType[ColorConvert[rgb, "LAB"]]', '"Real32"'),
    ('ColorConvert[Red, "HSB"]', "Hue[0., 1., 1.]"),
    ('ColorConvert[Hue[1/3], "RGB"] // Chop', "RGBColor[0, 1., 0]"),
    ("ImageData[ColorNegate[gray]]", "{{1., 0.75}, {0.5, 0.}}"),
    ('ImageData[ColorNegate[rgb], "Byte"]', "{{{255, 127, 0}, {250, 249, 248}}}"),
    ("ColorNegate[Red]", "RGBColor[0., 1., 1.]"),
    ("ImageData[Binarize[gray]]", "{{0, 0}, {0, 1}}"),
    ("ImageData[Binarize[gray, 0.25]]", "{{0, 0}, {1, 1}}"),
    ("ImageData[Binarize[gray, {0.25, 0.5}]]", "{{0, 1}, {1, 0}}"),
    ("ImageData[Binarize[rgb, Last[#] > 0.5 &]]", "{{1, 0}}"),
    ("ImageType[Binarize[rgb]]", '"Bit"'),
    ("ColorCombine[ColorSeparate[rgb]]", "rgb"),
    ('ImageData[ColorSeparate[rgb][[2]], "Byte"]', "{{128, 6}}"),
    ('Length[ColorSeparate[rgb, "CMYK"]]', "4"),
    ("ImageData[ImageAdjust[Image[{{0.25, 0.375, 0.5}}]]]", "{{0., 0.5, 1.}}"),
    ("ImageData[ImageAdjust[gray, {0, 0, 2}]]", "{{0., 0.0625}, {0.25, 1.}}"),
    ("ImageData[ImageAdjust[gray, 0, {0, 0.5}, {0, 2}]]", "{{0., 1.}, {2., 2.}}"),
    ("RemoveAlphaChannel[SetAlphaChannel[rgb, 0.5]]", "rgb"),
    (
        'ImageData[RemoveAlphaChannel[SetAlphaChannel[rgb, 0], White], "Byte"]',
        "{{{255, 255, 255}, {255, 255, 255}}}",
    ),
    ('ImageData[AlphaChannel[SetAlphaChannel[rgb, 1/5]], "Byte"]', "{{51, 51}}"),
    # pixel by pixel
    ('ImageData[ImageAdd[rgb, rgb], "Byte"]', "{{{0, 255, 255}, {10, 12, 14}}}"),
    ("ImageData[ImageAdd[gray, 1/2, gray]]", "{{0.5, 1.}, {1.5, 2.5}}"),
    ('ImageData[ImageSubtract[rgb, 1], "Byte"]', "{{{0, 0, 0}, {0, 0, 0}}}"),
    ("ImageData[ImageMultiply[gray, gray]]", "{{0., 0.0625}, {0.25, 1.}}"),
    ("ImageData[ImageDifference[gray, ColorNegate[gray]]]", "{{1., 0.5}, {0., 1.}}"),
    ("ImageData[ImageApply[# / 2 &, gray]]", "{{0., 0.125}, {0.25, 0.5}}"),
    ('ImageData[ImageApply[Reverse, rgb], "Byte"]', "{{{255, 128, 0}, {7, 6, 5}}}"),
    ('ImageData[ImageApply[Max, rgb], "Byte"]', "{{255, 7}}"),
    ("ImageData[ImageApply[{#, #} &, gray]][[1]]", "{{0., 0.}, {0.25, 0.25}}"),
    ("ImageData[ImageApply[#1 - #2 &, {gray, gray}]]", "{{0., 0.}, {0., 0.}}"),
    (
        'ImageData[ImageApply[1 - # &, rgb, Interleaving -> False], "Byte"]',
        'ImageData[ColorNegate[rgb], "Byte"]',
    ),
    # arithmetic
    ("ImageData[gray + 1]", "1 + ImageData[gray]"),
    ("ImageData[gray - gray]", "{{0., 0.}, {0., 0.}}"),
    ("ImageData[gray^2 / 2]", "ImageData[gray]^2 / 2"),
    ("ImageData[Sqrt[gray]][[2, 2]]", "1."),
    ("ImageType[rgb / 2]", '"Real32"'),
    ("Map[ImageData, {gray, gray} / 2]", "{ImageData[gray], ImageData[gray]} / 2"),
    # put together
    ("ImageData[ImageAssemble[{{gray}, {gray}}]]", "Join[ImageData[gray], ImageData[gray]]"),
    ("ImageDimensions[ImageAssemble[{gray, gray, gray}]]", "{6, 2}"),
    ("ImageChannels[ImageAssemble[{gray, ImageResize[rgb, {2, 2}]}]]", "3"),
    ('ImageDimensions[ImageAssemble[{gray, wide}, "Fit"]]', "{80, 10}"),
    ("ImageAssemble[ImagePartition[wide, {10, 5}]] == wide", "True"),
    ("ImageDimensions[ImageCollage[Table[gray, 4], ImagePadding -> 1]]", "{7, 7}"),
    ("Options[ImageCollage[Table[gray, 4], ImageSize -> 400], ImageSize]", "{ImageSize -> 400}"),
    ("MorphologicalComponents[Image[{{1, 0, 1}, {0, 1, 0}}]]", "{{1, 0, 1}, {0, 1, 0}}"),
    (
        "MorphologicalComponents[Image[{{1, 0, 1}, {0, 1, 0}}], CornerNeighbors -> False]",
        "{{1, 0, 2}, {0, 3, 0}}",
    ),
    ("Max[MorphologicalComponents[gray, 0.3]]", "1"),
]


@pytest.mark.parametrize("code, expected", TABLE, ids=lambda text: text[:50])
def test_table(room, code, expected):
    room.check(code, expected)


REFUSED = [
    ("Image[{{1, 2}, {3}}]", "Image::imgarray"),
    ('Image["picture"]', "Image::imgarray"),
    ('Image[{{1}}, "Bytes"]', "Image::imgtype"),
    ('Image[{{1}}, ColorSpace -> "RGB"]', "Image::imgcsmatch"),
    ("ImageDimensions[5]", "ImageDimensions::imginv"),
    ("ImageResize[gray, x]", "ImageResize::imgsize"),
    ("ImageResize[gray, -3]", "ImageResize::imgsize"),
    ("ImageTake[gray, 3]", "ImageTake::take"),
    ("ImagePad[gray, -1]", "ImagePad::imgempty"),
    ("ImagePad[gray, x]", "ImagePad::imgmarg"),
    ("ImageReflect[gray, up]", "ImageReflect::imgside"),
    ("ImageRotate[gray, x]", "ImageRotate::imgangle"),
    ('ColorConvert[gray, "XXX"]', "ColorConvert::imgcs"),
    ('ColorConvert[5, "RGB"]', "ColorConvert::imgcolor"),
    ('ColorConvert[Image[ConstantArray[0, {2, 2, 7}]], "RGB"]', "ColorConvert::imgchan"),
    ("ColorCombine[{gray, wide}]", "ColorCombine::imgdim"),
    ("Binarize[gray, f]", "Binarize::imgthresh"),
    ("ImageAdd[gray, wide]", "ImageAdd::imgdim"),
    ("ImageAdd[gray, x]", "ImageAdd::imgterm"),
    ("ImageAssemble[{gray, wide}]", "ImageAssemble::imgdim"),
    ("ImageAssemble[{{gray, gray}, {gray}}]", "ImageAssemble::imgrow"),
    ("ImageAssemble[{1}]", "ImageAssemble::imglist"),
    ("ImageCollage[{}]", "ImageCollage::imglist"),
    ("gray + wide", "Plus::imgdim"),
    ("RandomImage[x, 4]", "RandomImage::imgrand"),
]


@pytest.mark.parametrize("code, message", REFUSED)
def test_refused(room, code, message):
    room.check_unevaluated(code, message)


FAILED = [
    ("ImageApply[f, gray]", "ImageApply::imgres"),
    ('ImageResize[gray, 3, Resampling -> "Quintic"]', "ImageResize::imgoptv"),
    ("ImageAdjust[gray, 0.5]", "ImageAdjust::imgcorr"),
    ("PixelValue[gray, {3, 1}]", "PixelValue::imgpos"),
]


@pytest.mark.parametrize("code, message", FAILED)
def test_failed(room, code, message):
    assert room.messages(code) == ([message], S("$Failed"))


@pytest.mark.parametrize(
    "name", ["gray", "rgb", "Binarize[gray]", 'Image[rgb, "Bit16"]', 'ColorConvert[rgb, "HSB"]']
)
def test_input_form_reads_back_to_the_same_image(room, name):
    image = room.value(name)
    assert room.value(to_text(image, "InputForm")) == image


def test_output_form_is_a_placeholder(room):
    assert to_text(room.value("{gray, 1}"), "OutputForm") == "{-Image-, 1}"


def test_an_image_of_every_angle_keeps_its_middle(room):
    room.value("dot = ImagePad[ConstantImage[1, {3, 3}], 8]")
    for degrees in (10, 45, 133, 271):
        turned = room.value(f"ImageRotate[dot, {degrees} Degree]").array
        rows, columns = np.indices(turned.shape)
        middle = [(axis * turned).sum() / turned.sum() for axis in (rows, columns)]
        np.testing.assert_allclose(middle, [(n - 1) / 2 for n in turned.shape], atol=0.02)


def test_a_turn_is_counterclockwise(room):
    right = np.zeros((21, 21))
    right[10, 18] = 1
    room.evaluation.evaluate(S.Set(room.evaluation.definitions.resolve("spot"), Image(right)))
    turned = room.value("ImageRotate[spot, 45 Degree]").array
    row, column = np.unravel_index(turned.argmax(), turned.shape)
    assert row < turned.shape[0] / 2 - 3 and column > turned.shape[1] / 2 + 3


def test_the_threshold_of_otsu_is_the_one_of_largest_variance_between(room):
    rng = np.random.default_rng(0)
    values = np.clip(np.concatenate([rng.normal(0.2, 0.05, 500), rng.normal(0.7, 0.1, 300)]), 0, 1)
    image = room.evaluation.evaluate(S.Binarize(Image(values.reshape(20, 40)))).array.reshape(-1)

    def between(cut):
        dark, light = values[values <= cut], values[values > cut]
        return len(dark) * len(light) * (dark.mean() - light.mean()) ** 2

    best = max(np.linspace(0.15, 0.8, 131), key=between)
    assert (image != (values > best)).mean() < 0.01


def test_an_image_of_thousands_of_pixels_is_looked_at_color_by_color(room):
    room.value("big = ImageResize[rgb, {300, 200}]")
    room.value("calls = 0")
    room.value('ImageApply[(calls++; #) &, ColorConvert[big, "Grayscale"]]')
    assert room.value("calls") <= 256


def test_lists_of_images_stay_one_array(room):
    room.evaluation.evaluate(
        S.Set(room.evaluation.definitions.resolve("set"), ImageList(np.zeros((6, 2, 3), np.uint8)))
    )
    for code in ("set[[2 ;; 4]]", "set[[{1, 3}]]", "Take[set, -2]", "Reverse[set]", "RandomSample[set, 3]"):
        assert isinstance(room.value(code), ImageList), code
    assert isinstance(room.value("Thread[set -> Range[6]]").lefts, ImageList)
    room.check("ImageDimensions /@ set", "ConstantArray[{3, 2}, 6]")
    assert room.value("set[[3]]") == Image(np.zeros((2, 3), np.uint8))
    assert room.value("MatchQ[set, {__Image}]") is S("True")
