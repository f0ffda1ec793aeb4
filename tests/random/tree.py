"""tree.py: a query as a tree of text with holes, so that it can be printed, and shrunk without knowing SQL."""


class Node:
    """kind "fixed": parts around kids. "expr": the same, and a value of class cls: it may give way to one of its own kids or
    to a constant. "opt": may vanish. "list": kids with a separator, at least `least` of them."""
    __slots__ = ("kind", "parts", "kids", "cls", "sep", "least")

    def __init__(self, kind, parts=(), kids=(), cls=None, sep=", ", least=1):
        self.kind, self.parts, self.kids, self.cls, self.sep, self.least = kind, tuple(parts), tuple(kids), cls, sep, least

    def __str__(self):
        if self.kind == "list":
            return self.sep.join(map(str, self.kids))
        out = [self.parts[0]]
        for kid, part in zip(self.kids, self.parts[1:]):
            out += [str(kid), part]
        return "".join(out)

    def with_kid(self, i, kid):
        return Node(self.kind, self.parts, self.kids[:i] + (kid,) + self.kids[i + 1:], self.cls, self.sep, self.least)


def expr(cls, template, *kids):
    """A template whose holes are written «»."""
    return Node("expr", template.split("«»"), kids, cls)


def fixed(template, *kids):
    return Node("fixed", template.split("«»"), kids)


def opt(template, *kids):
    return Node("opt", template.split("«»"), kids)


def lists(kids, sep=", ", least=1):
    return Node("list", (), kids, None, sep, least)


NOTHING = fixed("")
CONSTANT = {"int": "1", "num": "1.5", "dbl": "1e0", "text": "'a'", "cond": "1 = 1"}


def smaller(node):
    """Trees that are one step smaller, the boldest steps first."""
    if node.kind == "opt":
        yield NOTHING
    elif node.kind == "list" and len(node.kids) > node.least:
        for i in range(len(node.kids)):
            yield Node("list", (), node.kids[:i] + node.kids[i + 1:], None, node.sep, node.least)
    elif node.kind == "expr" and node.kids:
        if node.cls in CONSTANT:
            yield expr(node.cls, CONSTANT[node.cls])
        for kid in node.kids:
            if kid.kind == "expr":
                yield kid
    for i, kid in enumerate(node.kids):
        for less in smaller(kid):
            yield node.with_kid(i, less)
