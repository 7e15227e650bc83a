"""Abbreviations read out of sentences: what defines them, what they stand for, where they are used."""

import pytest

from msme_parse import parse
from msme_parse.facts import Facts
from msme_parse.facts.abbreviations import Abbreviations, is_spelt_out
from msme_parse.syntax.abbreviations import read_definition


def _read(text: str) -> Abbreviations:
    return Facts(parse(text)).abbreviations


DEFINED = [
    # English
    ("at the 11th Ministerial\nConference (MC11), Members", "MC11", "11th Ministerial Conference"),
    ("on Micro, Small and Medium-Sized Enterprises (MSMEs).", "MSMEs", "Micro, Small and Medium-Sized Enterprises"),
    ("the Informal\nWorking Group on MSMEs (MSME Group) in", "MSME Group", "Informal Working Group on MSMEs"),
    ("an Authorized Economic Operator (AEO) Programme", "AEO", "Authorized Economic Operator"),
    ("the International Chambers of Commerce (ICC) on", "ICC", "International Chambers of Commerce"),
    ("the Food and Agriculture Organization of the United Nations (FAO)", "FAO", None),
    ("Organisation for Economic Co-operation and Development (OECD)", "OECD", None),
    ("special and differential treatment (S&D)", "S&D", "special and differential treatment"),
    ("the African Continental Free Trade Area (AfCFTA)", "AfCFTA", "African Continental Free Trade Area"),
    ("the Common Market for Eastern and Southern Africa (COMESA)", "COMESA", None),
    ("Committee on Sanitary and Phytosanitary Measures (the SPS Committee)", "SPS Committee", None),
    ('the Agreement on Technical Barriers to Trade (hereinafter "TBT Agreement")', "TBT Agreement", None),
    ('the "World Customs Organization" ("WCO") met', "WCO", "World Customs Organization"),
    ("the twenty-eighth session of the Conference of the Parties (COP 28)", "COP 28", None),
    ("the Intergovernmental Negotiating Committee (INC-5)", "INC-5", "Intergovernmental Negotiating Committee"),
    ("Trade-Related Investment Measures (TRIMs)", "TRIMs", "Trade-Related Investment Measures"),
    ("a Memorandum of Understanding (MoU) with", "MoU", "Memorandum of Understanding"),
    ("duty-free and quota-free (DFQF) market access", "DFQF", "duty-free and quota-free"),
    # French
    ("lors de la onzième Conférence ministérielle (CM11)", "CM11", "onzième Conférence ministérielle"),
    ("les micro, petites et moyennes entreprises (MPME)", "MPME", "micro, petites et moyennes entreprises"),
    ("l'Organisation mondiale du commerce (OMC)", "OMC", "Organisation mondiale du commerce"),
    ("la Communauté économique des États de l'Afrique de l'Ouest (CEDEAO)", "CEDEAO", None),
    ("l'Opérateur économique agréé (ci-après « OEA »)", "OEA", "Opérateur économique agréé"),
    ("le Comité des obstacles techniques au commerce (Comité OTC)", "Comité OTC", None),
    (
        "le Groupe de travail des micro, petites et moyennes entreprises (Groupe des MPME)",
        "Groupe des MPME",
        "Groupe de travail des micro, petites et moyennes entreprises",
    ),
    ("Le Fonds des Nations Unies pour la population (FNUAP) a", "FNUAP", "Fonds des Nations Unies pour la population"),
    # Spanish
    ("la Oficina del Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)", "ACNUR", None),
    ("la Comisión Económica y Social para Asia y el Pacífico (CESPAP)", "CESPAP", None),
    ("las microempresas y pequeñas y medianas empresas (MIPYMES)", "MIPYMES", None),
    ("el Grupo de Trabajo sobre las Mipymes (Grupo sobre las Mipymes)", "Grupo sobre las Mipymes", None),
    ('el Comité de Medidas Sanitarias y Fitosanitarias ("Comité MSF")', "Comité MSF", None),
    ("en la Decimotercera Conferencia Ministerial (CM13)", "CM13", "Decimotercera Conferencia Ministerial"),
    ("las microempresas y las pequeñas y medianas empresas (mipymes)", "mipymes", None),
    ("los países menos adelantados (PMA)", "PMA", "países menos adelantados"),
    ("la Organización Mundial de Aduanas (OMA, por sus siglas en español)", "OMA", "Organización Mundial de Aduanas"),
]


@pytest.mark.parametrize(("sentence", "short", "long"), DEFINED)
def test_definition_is_read(sentence: str, short: str, long: str | None) -> None:
    definitions = _read(f"1.1. This is {sentence} today.\n").definitions
    assert [(definition.short, definition.fits) for definition in definitions] == [(short, True)]
    assert long is None or definitions[0].long == long


NOT_DEFINED = [
    "Ambassador of Barbados (Barbados)",
    "the report of the Group (Rev.1)",
    "the Annual Report (2025)",
    "Part Four of the Agreement (IV)",
    "the Committee on Trade (a)",
    "it agreed with small firms (EU) there",
    "the Annual Report (INF/MSME/R/42)",
    "Mr Matthew Wilson (UNICEF)",
    "the Standards Committee (WTO)",
    "the first meeting (see annex 2)",
    "the Declaration on Trade and Women (25 per cent)",
    "the Working Group (the Group)",
    'the Working Group (hereinafter "the Group")',
    "It ended. Then (ABC)",
    "the Sub-Committee on Least Developed Countries (Sub-Committee)",
    "Chad, Fiji and Peru (GDP)",
    "the Organization for Trade Development (WTO)",
    "the Organization for Trade Development (XTO)",
    "the Organization for Trade Development (OXY)",
    "the Trade Institute (XYQ), and XYQ agreed",
    "the Trade Policy Institute (XYQ)",
    "the Trade Policy Paper (XYQ), and XYQ agreed",
    "an AEO (operator)",
    "an AEO(Authorized Economic Operator)",
    "an AEO (Authorized Economic Operator, as known)",
    "the World Customs Organization ([WCO])",
]


@pytest.mark.parametrize("sentence", NOT_DEFINED)
def test_parenthesis_that_defines_nothing_is_left(sentence: str) -> None:
    assert _read(f"1.1. This is {sentence} today.\n").definitions == ()


def test_misfit_keeps_the_run_of_capitals() -> None:
    text = "1.1. It met the Organization for Trade Development and Standards\nCooperation (ODCCN).\n"
    (definition,) = _read(text).definitions
    assert not definition.fits
    assert definition.long == "Organization for Trade Development and Standards Cooperation"
    assert text[definition.span.start : definition.span.end] == "ODCCN"


@pytest.mark.parametrize(
    ("sentence", "short", "long"),
    [
        ("The Trade Policy Institute (XYQ) met. XYQ agreed.", "XYQ", "Trade Policy Institute"),
        ("The Organization for Trade Development (OTX) met.", "OTX", "Organization for Trade Development"),
    ],
)
def test_letters_that_do_not_fit_may_be_meant(sentence: str, short: str, long: str) -> None:
    (definition,) = _read(f"1.1. {sentence}\n").definitions
    assert (definition.short, definition.long, definition.fits) == (short, long, False)


@pytest.mark.parametrize(
    ("sentence", "ordinal", "number"),
    [
        ("the 11th Ministerial Conference (MC12)", 11, 12),
        ("the Ministerial Conference (MC14)", None, 14),
        ("la vingt-huitième session de la Conférence des Parties (COP 27)", 28, 27),
        ("el vigésimo octavo período de sesiones de la Conferencia de las Partes (CP 28)", 28, 28),
        ("The Conference of the Parties, at its twenty-ninth session (COP 28)", 29, 28),
    ],
)
def test_ordinal_and_number_are_both_read(sentence: str, ordinal: int | None, number: int) -> None:
    (definition,) = _read(f"1.1. {sentence} was held.\n").definitions
    assert (definition.ordinal, definition.number) == (ordinal, number)


def test_long_form_may_stand_in_the_parentheses() -> None:
    (definition,) = _read("1.1. An AEO (Authorized Economic Operator) trades. AEO (see below) is safe.\n").definitions
    assert (definition.short, definition.long, definition.is_reversed) == ("AEO", "Authorized Economic Operator", True)


USES = [
    ("The WCO and AEOs met.", ["WCO", "AEO"]),
    ("After MC14, MSME-led firms and the GATT/WTO spoke.", ["MC14", "MSME", "GATT", "WTO"]),
    ("H.E. Mr. X. spoke of Trade4MSMEs.", ["Trade4MSME"]),
    ("See INF/MSME/W/64/Rev.2 and https://www.wto.org/MSME on 3 May 2025.", []),
    ("Part XIV, McDonald and iPhones.", []),
    ("Les MPME et les mipymes; COVID-19; R&D; AfCFTA.", ["MPME", "mipymes", "COVID19", "R&D", "AfCFTA"]),
]


@pytest.mark.parametrize(("sentence", "stems"), USES)
def test_uses_are_words_of_capitals(sentence: str, stems: list[str]) -> None:
    assert [use.stem for use in _read(f"1.1. {sentence}\n").uses] == stems


def test_use_knows_its_surroundings() -> None:
    text = """\
INFORMAL WORKING GROUP ON MSMES
1.1. The SAFE Working Group said "WCO". (AEO) is not IMF's UNCTAD/WTO paper.
"""
    uses = {use.short: use for use in _read(text).uses}
    assert uses["MSMES"].in_capitals and uses["MSMES"].stem == "MSME"
    assert uses["SAFE"].in_name and not uses["AEO"].in_name and uses["UNCTAD"].in_name
    assert uses["WCO"].is_quoted and not uses["AEO"].is_quoted
    assert uses["AEO"].in_parentheses and uses["IMF"].is_possessive


def test_capitals_in_a_row_are_no_title() -> None:
    assert not any(use.in_capitals for use in _read("1.1. Present were WTO, ITC, WCO, IMF, ILO and FAO.\n").uses)


def test_list_of_abbreviations_is_read_to_the_next_heading() -> None:
    text = """\
REPORT OF THE GROUP
1 INTRODUCTION
1.1. The LDCs met.

2 LIST OF ACRONYMS

AEO    Authorized Economic Operator
WCO    World Customs Organization

3 MEETINGS
3.1. The SVE met. Acronyms are used.
"""
    assert {"AEO", "WCO"} <= _read(text).listed
    assert not {"LDC", "SVE"} & _read(text).listed


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1.1. For MC14, it met at the 14th\nMinisterial Conference.\n", True),
        ("1.1. Pour la CM14, la quatorzième Conférence ministérielle.\n", True),
        ("1.1. For MC14, it met at the 13th Ministerial Conference.\n", False),
        ("1.1. The LDCs are the least-developed\ncountries.\n", True),
        ("1.1. The LDCs are poor countries.\n", False),
    ],
)
def test_long_form_is_looked_for_in_the_text(text: str, answer: bool) -> None:
    facts = Facts(parse(text))
    assert is_spelt_out(facts, facts.abbreviations.uses[0]) is answer


@pytest.mark.parametrize(
    ("behind", "again"),
    [
        ("The world customs organization and the World Customs Union met.", ["world customs organization"]),
        ("It was the World Customs\n1.2. Organization.", []),
        ("The World Trade Organization (WTO) met. The World Trade Organization ended.", ["World Trade Organization"]),
    ],
)
def test_long_form_again_is_all_of_it_behind_its_definition(behind: str, again: list[str]) -> None:
    text = f"1.1. At the World Customs Organization it rained. The World Customs Organization (WCO) met. {behind}\n"
    assert [text[each.span.start : each.span.end] for each in _read(text).again] == again


def test_long_form_again_is_found_over_a_line_end() -> None:
    text = "1.1. The World Customs Organization (WCO) met.\n1.2. At the World\nCustoms Organization it rained.\n"
    (again,) = _read(text).again
    assert text[again.span.start : again.span.end] == "World\nCustoms Organization"


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("least developed country (LDC)", "least-developed countries (LDCs)", True),
        ("Gulf Cooperation Council (GCC)", "Gulf Co-operation Council (GCC)", True),
        ("International Trade Centre (ITC)", "International Trade Centre UNCTAD/WTO (ITC)", True),
        ("International Chamber of Commerce (ICC)", "International Chambers of Commerce (ICC)", False),
        ("International Chamber of Commerce (ICC)", "International Criminal Court (ICC)", False),
        ("World Customs Organization (WCO)", "World Customs Organisation (WCO)", True),
        ("Small Firms Office (SFO)", "Small Firm Office (SFO)", False),
        ("small firms office (SFO)", "small firm office (SFO)", True),
        ("Small Firms Office (SFO)", "Small Firms Offices (SFO)", True),
        ("Small Firms Office (SFO)", "Small Firm Office (SFOs)", True),
        ("Global Trade Fund (GTF)", "Global Transport Fund (GTF)", False),
        ("Global Trade and Tariff Fund (GTF)", "Global Tariff Fund (GTF)", True),
        ("Global Trade Fund (GTF)", "Global Fund for Trade (GTF)", True),
        ("China Compulsory Certification (CCC)", "Certificación de Calidad para China (CCC)", True),
    ],
)
def test_two_long_forms_agree_or_not(one: str, two: str, agree: bool) -> None:
    first, second = _read(f"1.1. The {one} met.\n1.2. The {two} met.\n").definitions
    assert first.agrees_with(second) is agree and second.agrees_with(first) is agree


@pytest.mark.parametrize(
    "run", ["", "(", '"', 'MC11 "', "or", "AEO or", "AEO,", '"AEO', "A" * 500, "AEO - AEO", "the the the"]
)
def test_what_is_no_definition_gives_nothing_and_never_raises(run: str) -> None:
    assert read_definition(run) == ()
