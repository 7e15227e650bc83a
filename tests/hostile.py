"""Hostile texts: a piece, written over and over. `№` in a piece is the number of its turn.

They are kept in one place because each is tried in every way: parsed, linted and recorded, in steps and as a whole.
`python tests/hostile.py [FAMILY ...]` measures how time grows, which no test does.
"""

import math
import sys
from time import process_time

from msme_parse import parse
from msme_parse.catalogue import catalogue
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.records.extract import report_record, to_json

HUGE = "9" * 5_000
"""A number that Python itself refuses to read or write."""

FAMILIES = {
    # brackets and quotations
    "openers": "[ ( ",
    "closers": "] ) ",
    "bracket pairs": "([",
    "pairs": "[a] (b) ",
    "boxes": "[X] [ ] ",
    "crossing": "[ ( ] ) ",
    "choices": "[one][two] ",
    "quotations": '"a“ ',
    "quotes": '"',
    "curly quotes": "“",
    "nested quotations": "“a ‘b ",
    "guillemets": "« a ‹ ",
    # numbers and totals
    "numbers": "12 Members 3 ",
    "number words": "twenty one two Members ",
    "long number words": "one hundred and ",
    "totals": "a total of 12 Members, ",
    "rising totals": "In 2024, № Members took part. ",
    "growth": "It rose from № to 2№ Members. ",
    "groups of thousands": "1,000 ",
    "one number of many groups": ",000",
    "shares": "22 workshops: eight in Asia, nine in Africa and ",
    "days of meetings": "two meetings: 3 May 2024, 4 June 2024, ",
    "series": "two plans. The first is on oceans, the second on forests and the third on ",
    "attended": "The session was attended by 46 States. The 43 States attending the session ",
    "letters put in": "[t]he [office of trade] ",
    "organizations": "l'Organisation mondiale de la santé de la Conférence des Nations Unies ",
    "announced": "two annexes: the first annex; (a) the second. ",
    "announced and not listed": "five recommendations: ",
    "percentages": "12 of 24 replies (50%) ",
    "percents": "1 per ",
    "figures": "9",
    "ordinals": "the 11th, 22nd and 103rd ",
    "unions": "the European Union and its 27 member States ",
    # names
    "names": "Chad; Fiji; ",
    "names and names": "Chad and ",
    "lists in sentences": "12 Members: Chad; Fiji and Peru. ",
    "lists in French": "12 Membres: Tchad; Fidji et Pérou. ",
    "lists in Spanish": "12 Miembros: Chad; Fiji y el Perú. ",
    "inverted names": "Korea, Republic of; ",
    "lists in lists": "Members: ",
    # references
    "references": "paragraphs 1 and 2 above, annex I to ",
    "rising references": "see paragraph 1.№ and note № ",
    "ranges of paragraphs": "paragraphs 1-№, ",
    "articles of treaties": "Articles I:1 and XXIV:5(a)(i) ",
    "broken fields": "Error! Reference source not found. ",
    # dates
    "dates": "3 May, 4 June 2024 and ",
    "dates in French": "le 3 mai, le 1er juin 2024 et ",
    "dates in Spanish": "el 3 de mayo y el 4 de junio de 2024, ",
    "years": "In 2024 the Group met. ",
    "spans of years": "2020-21, ",
    "days": "1, ",
    "ranges of days": "1-2 ",
    "days and days": "1 and ",
    "months": "May ",
    "months and dashes": "May-",
    "numeric dates": "1/1/",
    "days in lines": "1\n",
    "lists of days": "1, 1, 1, 1, 1, 1, 1, 1 and ",
    "weekdays": "Monday 1, ",
    "conferences": "at MC11, the eleventh Ministerial Conference ",
    "dated conferences": "at MC11 on 5 May 2010 ",
    "conferences of any number": "MC№ ",
    "scope": "this annual report describes in 2024 ",
    "dated": "dated ",
    # symbols
    "symbols": "INF/MSME/R/42, dated 3 May 2024, ",
    "rising symbols": "WT/L/№, ",
    "symbol starts": "WT/",
    "slashed letters": "A/",
    "slashes": "/",
    "underscores": "_",
    "slashed figures": "9/",
    "sessions": "WT/MIN(17)/",
    "ellipses": ", 2",
    "ranges of symbols": "WT/L/1 to ",
    "long ranges of symbols": "WT/L/1 to WT/L/9999999 ",
    "symbols over rows": "G/SPS/\n\n",
    "dotted symbols": "A/B.1/",
    "suffixes": "WT/L/1/Rev.1/Add.2/Corr.3/",
    "symbols and dates": "WT/L/1 dated ",
    "resolutions": "A/RES/73/№ ",
    # words
    "definitions": "Working Group (WG) ",
    "definitions of misfits": "Alpha Beta Gamma Delta (QXZ) ",
    "many short forms": "International Body X№ (IB№) ",
    "one short form with many meanings": "Group of Body № (GB) ",
    "capitals": "WTO REPORT ON MSMES ",
    "one word of capitals": "A",
    "dotted letters": "A.",
    "the same abbreviation": "MSMEs, ",
    "possessives": "WTO's MSMEs' ",
    "articles": "an MSME ",
    "articles alone": "an ",
    "titles": "H.E. Mr. Ana ",
    "doubled words": "the the ",
    "doubled letters": "a a ",
    "hyphens": "a-",
    "mojibake": "Ã©",
    "spellings": "program programme ",
    "stops": ". ! ? ",
    "blanks behind stops": ".  ",
    "placeholders": "XX 20XX TBC ",
    "letters": "a",
    "accents": "é",
    "blanks": " ",
    # lines and blocks
    "line ends": "\n",
    "returns": "\r",
    "mixed line ends": "a\r\r\nb\n\r",
    "marks": "word[1] ",
    "notes": "\n[1] Members are: Chad; Fiji.\n",
    "rising notes": "\n[№] See WT/L/№.\n",
    "marks and notes": "word[№]\n\n[№] See it.\n\n",
    "marks and notes of one number": "word[1]\n\n[1] See WT/L/1, dated 3 May 2024.\n\n",
    "notes of pages": "\x0clines.1\n1\nSee this.\n",
    "bare note numbers": "\x0clines.1\n1\n1\n",
    "glued marks": "lines.1 ",
    "paragraphs": "\n1.1. The Group met[1].\n",
    "rising paragraphs": "\n1.№. The Group met.\n",
    "deep paragraphs": "\n1.1.1.1.1. The Group met.\n",
    "labels": "1.",
    "labels alone": "1.\n\n",
    "numbers of labels": "1. ",
    "items": "\n(a) one;\n(i) two;\n",
    "items in items": "(a)(i)(A)(1)",
    "headings": "\n№ HEADING\n\nText.\n",
    "annexes": "\nANNEX 1\nText of one\n",
    "rising annexes": "\n\nANNEX №\n\nSee annex №.\n",
    "contents": "1 HEADING ..... 3\n",
    "contents without leaders": "1 Heading 3\n",
    "tables": "\n| a | 1 | 2 |\n",
    "one wide row": "| 1 ",
    "rules of tables": "+---+---+\n",
    "rows with tabs": "a\t1\t2\n",
    "captions": "\nTable №: Trade\n\n| a | 1 |\n| Total | 2 |\n",
    "form feeds": "\x0c\n",
    "labels without words": "1)\n\ni)\n\x0c",
    "labels torn from titles": "III.\n1)\n\nOne of the titles\nAnother title\n\x0c",
    "numbers behind notes": "all lines.2 and words.1\nThe note.\n2\nThe other note.\n1\n\x0c",
    "numbers below a rule": "lines.1\n__________________\n2\nThe note.\nThe note.\n1\n\x0c",
    "justified lines": "regulations  and  other  measures  involving  national  security,  and  more\n",
    "figures glued to words": "Members2 of 20212, 3 May 20193 ",
    "pages": "\x0cWT/COMTD/M/9\n-2Text\n",
    "headers in a line": "said by WT/COMTD/M/9 Page 2 again ",
    "headers that change": "\x0cWT/L/№\n- № -\n\nText.\n",
    "mastheads": "WT/L/№\n3 May 2024\n(24-000№) Page: 1/№\nOriginal: English\n\n",
    "markdown": "**a** _b_ `c` \\[d\\] ",
    "markdown headings": "\n## № Heading\n\n",
    "block quotes": "> > ",
    "addresses": "http://a.b/c?d=e&",
    "mail": "a.b@c.d",
    # characters
    "nul": "\x00",
    "control codes": "\x01\x1b[31m\x7f ",
    "separators of files": "a\x1cb\x1db\x1eb\x1f",
    "line separators": "a\u2028b\u2029c\x85d\x0be",
    "halves of characters": "\ud800",
    "joined halves": "\ud83d\ude00",
    "characters of another plane": "😀𝟙𝕎 ",
    "byte order marks": "\ufeff",
    "replacements": "\ufffd ",
    "private use": "\uf0b7 a ",
    "letters with marks": "e\u0301 ",
    "one letter with many marks": "\u0301",
    "right to left": "\u202e[1] WT/L/1\u202c ",
    "isolates": "\u2066paragraph 1.1\u2069 ",
    "hebrew": "ועדה 12 ",
    "arabic": "العضو ١٢ ",
    "joiners": "W\u200bT\u200d/L/1\u2060 ",
    "soft hyphens": "Mem\u00adbers 1\u00ad2 ",
    "fixed blanks": "12\u00a0Members\u202f3\u2009",
    "letters that grow": "İ ß ŉ ﬁ ",
    "full width": "１２ Ｍｅｍｂｅｒｓ ［１］ ",
    "digits of others": "١٢ Members ४५ ",
    "raised digits": "word² ½ ① Ⅻ ",
    "fractions": "1½ ",
    "greek and cyrillic look-alikes": "WТO ΜSМЕ ",
    # numbers beyond reason, in every place where one stands
    "huge counts": f"{HUGE} Members; ",
    "huge totals": f"a total of {HUGE} Members ",
    "huge money": f"CHF {HUGE} and {HUGE}% ",
    "huge days": f"{HUGE} May 2024 ",
    "huge years": f"3 May {HUGE}, in {HUGE} ",
    "huge spans": f"2020-{HUGE} ",
    "huge marks": f"word[{HUGE}] ",
    "huge notes": f"\n[{HUGE}] See it.\n",
    "huge note labels": f"\n{HUGE} See it.\n",
    "huge paragraphs": f"\n1.{HUGE}. Text.\n",
    "huge sections": f"\n{HUGE} HEADING\n\n{HUGE}.1. Text.\n",
    "huge references": f"paragraphs {HUGE} and 1-{HUGE}, note {HUGE}, annex {HUGE} ",
    "huge tables": f"\nTable {HUGE}: Trade\n\n| a | {HUGE} |\n| Total | {HUGE} |\n",
    "huge symbols": f"WT/L/{HUGE}, WT/MIN({HUGE})/{HUGE}/Rev.{HUGE} ",
    "huge ranges of symbols": f"WT/L/1-{HUGE} ",
    "huge ordinals": f"the {HUGE}th meeting, MC{HUGE} ",
    "huge pages": f"\x0cWT/L/1\nPage {HUGE}\n- {HUGE} -\nPage: 1/{HUGE}\n(25-{HUGE})\n",
    "huge announcements": f"the following {HUGE} annexes: (a) one; (b) two. ",
    "huge articles": f"Article {HUGE}:{HUGE} ",
    "huge groups of thousands": "1" + ",000" * 2_000 + " Members ",
    "huge roman numerals": "annex " + "M" * 5_000 + " ",
    "huge roman labels": "\n" + "X" * 5_000 + ". HEADING\n",
    "huge letters of items": "\n(" + "a" * 5_000 + ") one;\n",
}


def written(family: str, times: int) -> str:
    """The piece of a family, so many times."""
    piece = FAMILIES[family]
    if "№" not in piece:
        return piece * times
    return "".join(piece.replace("№", str(turn)) for turn in range(1, times + 1))


def _measured(family: str, size: int) -> float:
    """Processor seconds to parse and lint a family's text of about so many characters, and to write its record."""
    text = "1.1. " + written(family, max(1, size // len(FAMILIES[family])))
    begun = process_time()
    facts = Facts(parse(text), previous=Facts(parse(text[: size // 2])))
    lint_facts(facts, rules=catalogue())
    to_json(report_record(facts))
    return process_time() - begun


def main() -> None:
    """Print the growth of each family in time: 1 is linear, 2 is quadratic. A machine that is busy says too much."""
    for family in sys.argv[1:] or FAMILIES:
        few, many = _measured(family, 25_000), _measured(family, 200_000)
        print(f"{math.log(many / few, 8):5.2f} {many:6.2f} s  {family}", flush=True)


if __name__ == "__main__":
    main()
