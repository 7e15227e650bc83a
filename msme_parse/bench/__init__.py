"""How fast msme_parse is: `python -m msme_parse.bench` measures it on texts that it makes itself.

Every figure stands beside the *floor*: one pass of the expression that `inline.lark` is compiled to over the same
text. Nothing that reads the text in this language can be faster, so a ratio to it means the same on every machine.
"""
