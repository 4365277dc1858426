"""Which words of a picture lie on one another, or run off the paper?"""

from itertools import combinations

from matplotlib.text import Text

from analysis.charts.lettering import width_mm

HEIGHT_MM_PER_POINT = 0.25  # of small letters, with their ascenders


def boxes_of(figure):
    """Each text with its left, right, top and bottom, in millimetres of the paper."""
    boxes = []
    for text in figure.findobj(Text):
        x, y = text.get_position()
        size, words = text.get_fontsize(), text.get_text()
        width = width_mm(words, size, text.get_fontweight() == 700)
        left = x - width * {"left": 0, "center": 0.5, "right": 1}[text.get_ha()]
        boxes.append((words, left, left + width, y - HEIGHT_MM_PER_POINT * size, y))
    return boxes


def find_overlaps(figure):
    """Pairs of words that lie on one another."""
    return [
        (one[0], other[0])
        for one, other in combinations(boxes_of(figure), 2)
        if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]
    ]


def find_cut(figure):
    """Words that run off the paper."""
    width, height = (inches * 25.4 for inches in figure.get_size_inches())
    return [box[0] for box in boxes_of(figure) if box[1] < 0 or box[2] > width or box[3] < 0 or box[4] > height]
