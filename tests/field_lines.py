"""Invented lines for the grammars of fields and carriers: each text, and its terminals in order.

tests/test_field_grammars.py reads them, and asserts that no part of a grammar lacks one.
"""

from __future__ import annotations

__all__ = ["FIELD_LINES"]

FIELD_LINES: dict[str, list[tuple[str, str]]] = {
    "addressee": [
        ("", ""),
        ("  \r\n", "SPACE LINE_END"),
        ("> RUEHC/SECSTATE WASHDC\n", "MARK SPACE STATION WORD WORD LINE_END"),
        ("NIACT IMMEDIATE", "PRECEDENCE"),
        ("IMMEDIATE  NIACT 7", "PRECEDENCE NUMBER"),
        ("INFO: .AMEMBASSY OSLO", "LABEL SPECK WORD WORD"),
        (
            "RUEHFR/AMEMBASSY PARIS 1234 RUEHLO/AMEMBASSY LONDON PRIORITY 7",
            "STATION WORD WORD NUMBER NEXT_STATION WORD WORD PRECEDENCE NUMBER",
        ),
        ("RUEHFR/AMEMBASSY PARIS RUEHLO/\n", "STATION WORD WORD NEXT_STATION LINE_END"),
        (
            "RUEHFR/AMEMBASSY PARIS 1 RUEHLO/ RUEHMO/AMEMBASSY MOSCOW 2",
            "STATION WORD WORD NUMBER NEXT_STATION NEXT_STATION WORD WORD NUMBER",
        ),
        ("TO RUEHC/\nSECSTATE WASHDC\n", "LABEL STATION LINE_END WORD WORD LINE_END"),
        (
            "TO ZEN/AMCONSUL KARACHI IMMEDIATE 4778-4781\nZEN/RUEHLH/AMCONSUL LAHORE",
            "LABEL ZEN WORD WORD PRECEDENCE RANGE LINE_END ZEN STATION WORD WORD",
        ),
        ("RHMFISS/CTF 50\n", "STATION UNIT LINE_END"),
        (
            "TO PAGE 02        STATE   015113  182333Z\nAMEMBASSY ROME\nSTATE GRNC\n",
            "LABEL STRAY LINE_END WORD WORD LINE_END WORD GROUPS_NOT_COUNTED LINE_END",
        ),
        (
            "RUEHFR/AMEMBASSY PARIS RUEHLO/AMEMBASSY LONDON 4778-4781 AIG 7 GRNC",
            "STATION WORD WORD NEXT_STATION WORD WORD RANGE UNIT GROUPS_NOT_COUNTED",
        ),
    ],
    "run_on": [
        ("", ""),
        ("SIPDIS E.O. 12958: N/A\n", "WORD ORDER SPACE WORD LINE_END"),
        ("DECL: 1/1/10 TAG PREL, EC", "WORD SPACE WORD TAGS SPACE WORD"),
        ("N/A TAGS: EC SUBJ: RAIN", "WORD TAGS SPACE WORD SUBJECT SPACE WORD"),
        ("DOE. Classified By: ROE REF: X", "WORD CLASSIFIED_BY SPACE WORD REFERENCES SPACE WORD"),
        ("(d) 1. (C) RAIN", "WORD PARAGRAPH SPACE WORD"),
        ("(d). Summary\n", "WORD TITLE"),
    ],
    "corrected_copy": [
        ("", ""),
        ("> C O R R E C T E D  C O P Y - ADDED\nTAG.\n", "LEAD LABEL LEAD WORDS"),
        ("CORRECTED COPY\n", "LABEL LEAD"),
        ("CORRECTED COPY(TEXT)", "LABEL WORDS"),
        ("\nTEXT", "LEAD WORDS"),
    ],
    "class_line": [
        ("", ""),
        ("\n## SBU\n", "LINE_END MARK SPACE WORD LINE_END"),
        ("UNCLAS OSLO 9", "UNCLASSIFIED SPACE WORD SPACE NUMBER"),
        ("SECRET", "SECRET"),
        ("~~CONFIDENTIAL~~ >\n", "OTHER OTHER CONFIDENTIAL OTHER OTHER SPACE MARK LINE_END"),
        (
            "CONFIDENTIAL SECTION 01 OF 02 AMMAN 000417\n",
            "CONFIDENTIAL SPACE SECTION SPACE WORD SPACE NUMBER LINE_END",
        ),
        (
            "UNCLAS SECTION 1 UF 2 OSLO 9",
            "UNCLASSIFIED SPACE MISREAD_SECTION SPACE WORD SPACE NUMBER",
        ),
        ("UNCLAS //N01400//", "UNCLASSIFIED SPACE SUBJECT_CODE"),
        ("UNCLAS M0SCOW 000302", "UNCLASSIFIED SPACE LETTERS_WITH_FIGURES SPACE NUMBER"),
        ("TOP SECRET STATE 123456", "TOP_SECRET SPACE WORD SPACE NUMBER"),
        ("CONFIDENTIAL     PTQ1859", "CONFIDENTIAL SPACE QUEUE"),
        ("LIMITED OFFICIAL USE 2284", "LIMITED_OFFICIAL_USE SPACE NUMBER"),
        ("SECRET//REL SAU RIYADH 12", "SECRET OTHER RELEASE SPACE WORD SPACE NUMBER"),
        (
            "C O N F I D E N T I A L FINAL SECTION OF 02 NEW DELHI 005239",
            "CONFIDENTIAL SPACE FINAL_SECTION SPACE WORD SPACE WORD SPACE NUMBER",
        ),
        (
            "C O N F I D E N T I A L SECTION TWO OF THREE NEW DELHI 005239",
            "CONFIDENTIAL SPACE SECTION_IN_WORDS SPACE WORD SPACE WORD SPACE NUMBER",
        ),
        ("UNCLAS SECTION01OF02 OSLO 9", "UNCLASSIFIED SPACE SECTION SPACE WORD SPACE NUMBER"),
    ],
    "classified_by": [
        ("", ""),
        (
            "Classified By: DCM Jane Doe: 1.4 (b/d). \n",
            (
                "LABEL WORD SPACE WORD SPACE WORD COLON SPACE SECTION SPACE OPEN "
                "LETTER OTHER LETTER CLOSE OTHER SPACE LINE_END"
            ),
        ),
        (
            "Derived From: Multiple Sources, 1.4; (b): all",
            (
                "DERIVED_FROM SPACE WORD SPACE WORD COMMA SPACE SECTION SEMICOLON "
                "SPACE OPEN WORD CLOSE COLON SPACE WORD"
            ),
        ),
        ("Derived From:", "DERIVED_FROM"),
        ("Declassify On:", "DECLASSIFY_ON"),
        (
            "Classified By: DCM Jane Doe; REASON: 1.4(B), (D) \n",
            (
                "LABEL WORD SPACE WORD SPACE WORD SEMICOLON SPACE REASON COLON SPACE "
                "SECTION OPEN LETTER CLOSE COMMA SPACE OPEN LETTER CLOSE SPACE LINE_END"
            ),
        ),
        ("(", "OPEN"),
        (
            "Classified By: CDA Jane Doe\nDerived From: DSCG 05-1\nDeclassify On: 20191225\n",
            (
                "LABEL WORD SPACE WORD SPACE WORD LINE_END DERIVED_FROM SPACE WORD "
                "SPACE WORD LINE_END DECLASSIFY_ON SPACE WORD LINE_END"
            ),
        ),
        (
            "Classified By: Charge d'Affaires, a.i., Jane Doe for reasons 1.4 (b) and (d).\n",
            (
                "LABEL D_AFFAIRES COMMA SPACE WORD COMMA SPACE WORD SPACE WORD SPACE "
                "REASON SPACE SECTION SPACE OPEN LETTER CLOSE SPACE AND SPACE OPEN "
                "LETTER CLOSE OTHER LINE_END"
            ),
        ),
        (
            "Classified By: Charge d,Affaires Jane Doe for reasons 1.4 (b) and (d).\n",
            (
                "LABEL D_AFFAIRES SPACE WORD SPACE WORD SPACE REASON SPACE SECTION "
                "SPACE OPEN LETTER CLOSE SPACE AND SPACE OPEN LETTER CLOSE OTHER "
                "LINE_END"
            ),
        ),
        (
            "Classified By: DCM Doe. Reason: 1.4 (b)\n¶1. (C) The",
            (
                "LABEL WORD SPACE WORD SPACE REASON COLON SPACE SECTION SPACE OPEN "
                "LETTER CLOSE LINE_END OTHER NUMBER OTHER SPACE OPEN LETTER CLOSE "
                "SPACE REASON_WORD"
            ),
        ),
        (
            "Classified By: DCM Doe. Reason: 1.4 (b)\n-------\nSUMMARY",
            (
                "LABEL WORD SPACE WORD SPACE REASON COLON SPACE SECTION SPACE OPEN "
                "LETTER CLOSE LINE_END DASHES LINE_END REASON_WORD"
            ),
        ),
        (
            "Classified By: U/S Jane Doe (G). for reasons 1.4 (b) and (d).\n",
            (
                "LABEL WORD SPACE WORD SPACE WORD SPACE OPEN WORD CLOSE WORD SPACE "
                "REASON SPACE SECTION SPACE OPEN LETTER CLOSE SPACE AND SPACE OPEN "
                "LETTER CLOSE OTHER LINE_END"
            ),
        ),
        (
            "Classified By: Classified by POL M/C Jane Doe",
            "LABEL LABEL WORD SPACE WORD SPACE WORD SPACE WORD",
        ),
        (
            "Classified By: Jane Doe&#x000A;<br>, >",
            "LABEL WORD SPACE WORD CARRIER_MARK CARRIER_MARK COMMA SPACE OTHER",
        ),
        (
            "Classified By: Jane Doe. Reason: 1.4 (b); (d)<br>",
            (
                "LABEL WORD SPACE WORD SPACE REASON COLON SPACE SECTION SPACE OPEN "
                "LETTER CLOSE SEMICOLON SPACE OPEN LETTER CLOSE CARRIER_MARK"
            ),
        ),
        ("Reason", "REASON"),
        (
            "Classified By: Doe, reasons EO 12958 1.4 (b)",
            "LABEL WORD COMMA SPACE REASON SPACE ORDER SPACE SECTION SPACE OPEN LETTER CLOSE",
        ),
        (",;", "COMMA SEMICOLON"),
        (":", "COLON"),
        ("1.4", "SECTION"),
    ],
    "distribution": [
        ("", ""),
        ("W EUR-12 ACTION EUR-12", "WORD SPACE OFFICE SPACE ACTION OFFICE"),
        ("INFO \n", "INFO LINE_END"),
        ("ACTION EUR-12 /166", "ACTION OFFICE SPACE TOTAL"),
        ("ACTION\tOCT-01", "ACTION OFFICE"),
        ("ACTION ", "ACTION"),
        (
            "ORIGIN SS-30\n\nINFO  OCT-01  /031 R\n",
            "ORIGIN OFFICE LINE_END LINE_END INFO SPACE OFFICE SPACE TOTAL LINE_END",
        ),
        ("ORIGIN:", "ORIGIN"),
        ("INFO:", "INFO"),
        ("ACTION:", "ACTION"),
    ],
    "executive_order": [
        ("", ""),
        ("E.O. XGDS\n", "LABEL SCHEDULE LINE_END"),
        (
            "E.O. 11652: DECL: 1.6X6\n",
            "LABEL ORDER MARKER SPACE NUMBER OTHER NUMBER EXEMPTION LINE_END",
        ),
        ("E.O. 12958: DNG: CO 02/24/2019", "LABEL ORDER DOWNGRADE SPACE WORD SPACE DATE"),
        (
            "E.O. 12065: (GDS 8/7/85 (BOEKER, PAUL H.) OR-M)\n",
            "LABEL ORDER OPEN SCHEDULE SPACE DATE SPACE OFFICER SPACE ORIGINATOR CLOSE LINE_END",
        ),
        (
            "E.O. 12958: DECL: 2020/01/21 TAGS: SENV ENRG KGHG BR\n",
            "LABEL ORDER MARKER SPACE DATE SPACE NEXT_FIELD REST",
        ),
        ("E.O. 12958: N/A&#x000A; TAGS:", "LABEL ORDER EXEMPTION CARRIER_MARK SPACE NEXT_FIELD"),
    ],
    "page_line": [
        ("", ""),
        ("LA PAZ 00002080 002 OF 003\n", "WORD SPACE WORD SPACE NUMBER SPACE COUNT LINE_END"),
        (
            "\n> PAGE 03    MOSCOW 13169 301754Z > POSS DUPE",
            (
                "LINE_END MARK SPACE PAGE SPACE WORD SPACE NUMBER SPACE TIME SPACE "
                "MARK SPACE DUPLICATE"
            ),
        ),
        ("PAGE 02 RUENAAA0001 UNCLAS\n", "PAGE SPACE STATION SPACE UNCLASSIFIED LINE_END"),
        ("PAGE 02 RUEHFRA0170 S E C R E T", "PAGE SPACE STATION SPACE SECRET"),
        ("PAGE 2 RUHPSAB 123 C O N F I D E N T I A L", "PAGE SPACE STATION SPACE CONFIDENTIAL"),
        ("PAGE 02", "PAGE"),
        ("T O P S E C R E T", "TOP_SECRET"),
        ("OSLO (9)", "WORD SPACE OTHER NUMBER OTHER"),
    ],
    "paragraph": [
        ("", ""),
        ("2. X.", "NUMBER REST"),
        ("    * Grain\n", "LEAD DASH REST"),
        ("¶3. D.", "PILCROW NUMBER REST"),
        ("B. SECOND\n", "LETTER REST"),
        ("2.c. A third\n", "SUBNUMBER REST"),
        ("RMKS/1.  The exchange begins in May\n", "SET_NAME NUMBER REST"),
        ("(1) One", "BRACKETED REST"),
        ("iv. Four", "ROMAN REST"),
        ("1.", "NUMBER"),
    ],
    "portion": [
        ("()", "REST"),
        ("(C)", "PORTION_MARK"),
        ("  ( C )  The", "GAP PORTION_MARK REST"),
        ("", ""),
    ],
    "preamble": [
        ("", ""),
        ("R 241549Z\n", "PROSIGN DATE_TIME ZONE LINE_END"),
        ("O P 061608Z FEB 08 ZDK", "PROSIGN PROSIGN DATE_TIME ZONE MONTH YEAR SPACE SIGNAL"),
        ("LONDON 1234\n", "WORD SPACE WORD LINE_END"),
        (
            "O 222205Z NOV 79 (CCY ADX1)(CCY) \n",
            "PROSIGN DATE_TIME ZONE MONTH YEAR SPACE TRAILER TRAILER SPACE LINE_END",
        ),
        ("010030 JAN 07", "DATE_TIME MONTH YEAR"),
        ("O61608Z FEV 08 ZDK", "DATE_TIME ZONE MISTYPED SPACE SIGNAL"),
        (
            "O 222205Z NOV 79 ZDS ZDK TO ALL CITE REQUESTS\n",
            (
                "PROSIGN DATE_TIME ZONE MONTH YEAR SPACE SIGNAL SPACE SIGNAL SPACE "
                "WORD SPACE WORD SPACE WORD SPACE WORD LINE_END"
            ),
        ),
    ],
    "references": [
        ("REF: WHEAT 1,200", "LABEL WORD AMOUNT"),
        ("", ""),
        ("é;;<", "WORD SEMICOLON SEMICOLON OTHER"),
        ("1", "NUMBER"),
        ("REF: LIMA 1: 2/3, 4", "LABEL WORD NUMBER COLON DATE COMMA NUMBER"),
        ("REF: LA PAZ A-150/7\n", "LABEL WORD WORD AIRGRAM SLASH NUMBER"),
        ("REF: LIMA 5 REF LIMA 00002598 001 OF 002", "LABEL WORD NUMBER LABEL_AGAIN PAGE_LINE"),
        ("REF: LIMA\nMAY 00002598 001 OF 002", "LABEL WORD PAGE_LINE"),
        ("  07 .AND (A) ", "BLANK NUMBER OTHER AND MARK"),
        (
            (
                "REF: LIMA 12 Classified By: Political Officer A. Smith for Reasons "
                "1.4 (b), Derived From: all"
            ),
            (
                "LABEL WORD NUMBER STOP COLON WORD WORD MARK WORD WORD WORD NUMBER "
                "OTHER NUMBER MARK COMMA STOP COLON WORD"
            ),
        ),
        ("REF: LIMA 12 REASON:", "LABEL WORD NUMBER STOP"),
        ("REF: USDAO DUBLIN EI U-0011-06\n", "LABEL WORD WORD WORD CODE"),
        ("REF: IMSWM-0028-2010\n", "LABEL CODE"),
        ("REF: 07 LIMA701\n", "LABEL NUMBER GLUED"),
        ("REF: SECDEF 9854/211800Z FEB 08", "LABEL WORD NUMBER SLASH DTG"),
        ("REF: LIMA 5 OF MAY 5 <B", "LABEL WORD NUMBER OF DATE OTHER WORD"),
        (
            "REF: A. LIMA 5 AND PREVIOUS (NOTAL) B. LIMA 6",
            "LABEL MARK WORD NUMBER PREVIOUS NOTE MARK WORD NUMBER",
        ),
        ("REF: COTON0U 5\n", "LABEL MIXED NUMBER"),
        ("REF: LIMA 07-701\n", "LABEL WORD YEARED"),
        ("REF: 1 REF: 1", "LABEL NUMBER LABEL_AGAIN NUMBER"),
        (
            "REF: LIMA 5: REPORT OF U.S. EXPERTS\n",
            "LABEL WORD NUMBER COLON WORD OF ABBREVIATION WORD",
        ),
        ("REF: LIMA 12\nLIMA 00002598 001.2 OF 002", "LABEL WORD NUMBER PAGE_LINE"),
        (
            "REF: A. LIMA 1&#x000A;<a id='parB' href='#parB'>¶</a>B. NEW DELHI 2",
            "LABEL MARK WORD NUMBER TAG MARK WORD WORD NUMBER",
        ),
        (
            "REF: LIMA\nCONFIDENTIAL\n\x0cPAGE 02  LA PAZ 00493  241759Z\n12",
            "LABEL WORD CLASS_LINE PAGE_LINE NUMBER",
        ),
        (
            (
                "REF: LIMA\n\x0c Declassified/Released US Department of State EO "
                "Systematic Review 30 JUN 2005 \n12"
            ),
            "LABEL WORD STAMP NUMBER",
        ),
    ],
    "routing": [
        ("", ""),
        ("RR RUEHC ZZ", "DOUBLE_PROSIGN SPACE INDICATOR SPACE WORD"),
        (
            "RTTUZYUW RUQAAAA0417 1011532-UUUU--RUQBBBB.\n",
            "CARD_HEADING SPACE INDICATOR WORD SPACE CARD_STATIONS INDICATOR POINT LINE_END",
        ),
        ("RUEHWEB RUEHC", "INDICATOR SPACE INDICATOR"),
        (
            "PP RUEHDBU RUEHFL  \nRUEHKW  >\n",
            (
                "DOUBLE_PROSIGN SPACE INDICATOR SPACE INDICATOR SPACE LINE_END "
                "INDICATOR SPACE MARK LINE_END"
            ),
        ),
        ("\n > PP RUEHC", "LINE_END SPACE MARK SPACE DOUBLE_PROSIGN SPACE INDICATOR"),
        ("RTTUZYUW0417", "CARD_HEADING WORD"),
        ("RUEHFL.9", "INDICATOR POINT WORD"),
    ],
    "security": [
        ("", ""),
        (
            "ZNY CCCCC ZZH (CCY AD12\n",
            "WARNING SPACE CLASS_GROUP SPACE SIGNAL SPACE TRAILER LINE_END",
        ),
        ("ZNY XYZXY ZZH", "WARNING SPACE WORD SPACE SIGNAL"),
        (
            "ZNY CCCCC ZUI RUEWMCE1074 1581702\n",
            "WARNING SPACE CLASS_GROUP SPACE SIGNAL SPACE WORD SPACE WORD LINE_END",
        ),
        ("ZNY CCCCC\n", "WARNING SPACE CLASS_GROUP LINE_END"),
        ("ZNY CCCCC (CCY ADX1)", "WARNING SPACE CLASS_GROUP SPACE TRAILER"),
    ],
    "smart": [
        ("", ""),
        ("TAGS: PREL, JO\n", "LABEL WORD SPACE WORD LINE_END"),
        ("MRN:", "LABEL"),
        (
            "| **Action:** | WASHDC, SECSTATE *Routine*; CAIRO, AMEMBASSY *Priority* |\n",
            (
                "LABEL WORD SPACE WORD SPACE PRECEDENCE SEMICOLON SPACE WORD SPACE "
                "WORD SPACE PRECEDENCE SPACE MARK LINE_END"
            ),
        ),
        ("Info: CAIRO, AMEMBASSY ROUTINE\n", "LABEL WORD SPACE WORD SPACE PRECEDENCE LINE_END"),
        (
            "| **Drafted By:** | POL:Roe, Richard<br>ECON:Doe, John |\n",
            "LABEL WORD SPACE WORD BREAK WORD SPACE WORD SPACE MARK LINE_END",
        ),
        ("12 < 13", "WORD SPACE OTHER SPACE WORD"),
    ],
    "station": [
        ("", ""),
        (
            "DE RUEHMO #0302/01 0371608  \n",
            "DE INDICATOR SPACE SERIAL SECTION SPACE JULIAN SPACE LINE_END",
        ),
        (
            "RTTUZYUW RUQAAAA0417 1011532-UUUU--RUQBBBB.\n",
            "CARD_HEADING INDICATOR SERIAL SPACE JULIAN WORD LINE_END",
        ),
        ("DE RUHPSAB 123A 11/1215Z", "DE INDICATOR SPACE SERIAL SPACE CLOCK"),
    ],
    "stray": [
        ("", ""),
        ("RAIN classified\nby: Jane", "WORD GAP CLASSIFIED WORD GAP WORD"),
        ("DECLASSIFIED BYLAWS", "WORD GAP WORD"),
        ("RAIN E.O. 12958: DECL", "WORD GAP ORDER WORD GAP WORD"),
    ],
    "subject": [
        ("", ""),
        ("SUBJ: //\n", "LABEL LEAD WORDS"),
        ("SUBJECT: (U) Jordan: The Harbour Is Open", "LABEL LEAD PORTION LEAD WORDS"),
        ("> (C) > SUBJ: (U) > The Harbour", "LEAD PORTION LEAD LABEL LEAD PORTION LEAD WORDS"),
        ("(C)", "PORTION"),
        ("The Harbour", "WORDS"),
        ("SUBJ: > \n", "LABEL LEAD"),
    ],
    "tags": [
        ("", ""),
        ("TAGS: -- , ;", "LABEL WORD SPACE COMMA SPACE SEMICOLON"),
        (
            "TAGS: [PREL](#) [EU](#) [KV](#)  \n",
            (
                "LABEL LINK_OPEN WORD LINK_END SPACE LINK_OPEN WORD LINK_END SPACE "
                "LINK_OPEN WORD LINK_END SPACE LINE_END"
            ),
        ),
        (
            "EO 12958 DECL: 01/21/2020 TAGS PREL, EU, KV SUBJECT: A VISIT\n",
            "FUSED_LABEL WORD COMMA SPACE WORD COMMA SPACE WORD SPACE NEXT_FIELD REST",
        ),
        (
            "TAGS: [OVIP](#) ([CLINTON](#), [HILLARY](#)), [PREL](#)",
            (
                "LABEL LINK_OPEN WORD LINK_END SPACE OPEN LINK_OPEN WORD LINK_END "
                "COMMA SPACE LINK_OPEN WORD LINK_END CLOSE COMMA SPACE LINK_OPEN WORD "
                "LINK_END"
            ),
        ),
        ("TAGS: (SMITH, JOHN) CASC", "LABEL PERSON SPACE WORD"),
        (
            "| **TAGS:** | PREL, EU, KV |\n",
            "LABEL WORD COMMA SPACE WORD COMMA SPACE WORD SPACE MARK LINE_END",
        ),
        (
            "TAGS: PREL, EU\nBAKU 00000478 001.2 OF 003\nKV",
            "LABEL WORD COMMA SPACE WORD LINE_END PAGE_LINE LINE_END WORD",
        ),
        (
            "TAGS: <a href='/tag/PREL_0.html'>PREL</a> KV&#x000A;",
            "LABEL CARRIER_MARK WORD CARRIER_MARK SPACE WORD CARRIER_MARK",
        ),
        ("TAGS: PREL:", "LABEL WORD MARK"),
        ("PREL SUBJ:", "WORD SPACE NEXT_FIELD"),
    ],
    "usmtf": [
        ("", ""),
        ("REF/C//", "WORDS SLASH WORDS SET_END"),
        (
            "SUBJ/HARBOUR PILOTS AND TUG\n/CREWS: ARMY/NAVY EXCHANGE\n",
            "WORDS SLASH WORDS WRAP WORDS SLASH WORDS LINE_END",
        ),
    ],
    "written": [
        ("", ""),
        ("| Tags | PREL, EU |\n", "SIGN PLAIN BAR PLAIN COMMA PLAIN BAR LINE_END"),
        ("**5.** a\\*b", "NUMBER PLAIN ESCAPED PLAIN"),
        ("**5. (C)** a) & b", "NUMBER_PORTION PLAIN PORTION_END PLAIN BARE PLAIN BARE PLAIN"),
        ("# **(S/NF)** a<br>b", "SIGN PORTION PLAIN PORTION_END PLAIN BREAK PLAIN"),
        ("- <!-- empty -->\r\n", "SIGN EMPTY LINE_END"),
        ("> &#9;&#9;", "SIGN REFERENCE REFERENCE"),
        ("## **5.**", "SIGN NUMBER"),
        ("*Signed:* BURNS", "SIGN PLAIN"),
        ("-- a", "PLAIN"),
    ],
    "document": [
        ("<!-- cablegram/1 -->\n", "DOCUMENT_SIGN"),
        (
            "\ufeff<!-- cablegram/1 --> \r\n\n# GOR OUTLOOK\n",
            "BOM DOCUMENT_SIGN BLANK TITLE",
        ),
        (
            "<!-- cablegram/1 -->\n| Field | Value |\n| --- | :-: |\n| MRN | 08MOSCOW302 |\n",
            "DOCUMENT_SIGN HEAD_ROW HEAD_ROW ROW",
        ),
        (
            "<!-- cablegram/1 -->\n## The Crisis\n**5.** A\n**5. (C)** B\n**(C)** C\nD\n",
            "DOCUMENT_SIGN SUBHEADING MARKED MARKED MARKED UNMARKED",
        ),
        (
            "<!-- cablegram/1 -->\n- a point\n> a note\n*Signed:* BURNS\n",
            "DOCUMENT_SIGN POINT NOTE SIGNED",
        ),
        (
            "<!-- cablegram/1 -->\n```\n# A   1\n\n  ````\n```\n```\n### B\n",
            "DOCUMENT_SIGN FENCE FENCED FENCED FENCE FENCE FENCE UNMARKED",
        ),
        ("<!-- cablegram/1 -->\n```\nA   1\n", "DOCUMENT_SIGN FENCE FENCED"),
        ("<!-- cablegram/1 -->\n```\n", "DOCUMENT_SIGN FENCE"),
    ],
    "article": [
        (
            (
                '<article class="cable"><pre class="cable-table"><code class="cable-line">\\A&amp;'
                "&lt;&gt;&quot;&#9;<br/><!-- empty --></code></pre>"
            ),
            (
                "ARTICLE TABLE ODD SIGN RUN AMPERSAND LESS GREATER QUOTE REFERENCE BREAK EMPTY "
                "ODD_END TABLE_END"
            ),
        ),
        (
            '<article class="cable"><pre class="cable-table"><code class="cable-line">A</pre>',
            "ARTICLE TABLE ODD RUN SIGN RUN SIGN",
        ),
        (
            (
                '<article class="cable"><pre class="cable-table"><code class="cable-line"></code>'
                "</pre>"
            ),
            "ARTICLE TABLE ODD ODD_END TABLE_END",
        ),
        (
            '<article class="cable"><pre class="cable-table"><code class="cable-line">',
            "ARTICLE TABLE ODD",
        ),
        (
            (
                '<article class="cable"><tr class="cable-dtg"><th scope="row">A</th><td><time dat'
                'etime="2008-02-06">6 February 2008</time></td></tr>'
            ),
            "ARTICLE ROW RUN CELL TIME ROW_END",
        ),
        (
            (
                '<article class="cable"><table class="cable-entries"><thead><tr><th scope="col">A'
                '</th></tr></thead><abbr title="B">C</abbr><time datetime="A">'
            ),
            "ARTICLE FURNITURE FURNITURE TITLED RUN TITLED_END SIGN RUN SIGN",
        ),
        (
            (
                '<body>\n<article class="cable" lang="en"><h1 class="cable-subject"><span class="c'
                'able-portion">(C)</span> A</h1></article>\n</body>'
            ),
            "ANGLE CHROME ARTICLE TITLE PORTION RUN MARK_END RUN LINE_END ARTICLE_END TRAILER",
        ),
        (
            (
                '<article class="cable"><table class="cable-fields"><tr><th scope="row">A</th><td'
                '>B</td><td colspan="4">C</td></tr></table></article>'
            ),
            "ARTICLE FURNITURE ROW RUN CELL RUN CELL RUN ROW_END FURNITURE ARTICLE_END",
        ),
        (
            (
                '<article class="cable"><tr><th scope="row">A</th><td colspan="5"><ul class="cabl'
                'e-list"><li class="cable-entry">B</li><li class="cable-entry"><!-- empty --></li'
                "></ul></td></tr>"
            ),
            "ARTICLE ROW RUN CELL LIST RUN ENTRY EMPTY LIST_ROW_END",
        ),
        (
            (
                '<article class="cable"><h2 class="cable-heading">A</h2><p class="cable-paragraph'
                '"><span class="cable-number">5.</span> <span class="cable-portion">(C)</span> A,'
                ' B</p><ul class="cable-points"><li class="cable-point">A</li></ul>'
            ),
            (
                "ARTICLE HEADING RUN LINE_END PARAGRAPH NUMBER RUN BOTH RUN MARK_END RUN SIGN RUN"
                " LINE_END FURNITURE POINT RUN LINE_END FURNITURE"
            ),
        ),
        (
            (
                '<article class="cable"><aside class="cable-note"><p>A</p></aside><p class="cable'
                '-signed">&amp;&lt;&gt;&quot;&#9;<br/></p>'
            ),
            (
                "ARTICLE NOTE RUN NOTE_END SIGNED AMPERSAND LESS GREATER QUOTE REFERENCE BREAK LI"
                "NE_END"
            ),
        ),
        (
            (
                '<article class="cable"><pre class="cable-table" tabindex="0">\nA  1 & < &amp;&lt;'
                "&gt;</pre>"
            ),
            "ARTICLE TABLE CODE CODE_SIGN CODE CODE_SIGN CODE AMPERSAND LESS GREATER TABLE_END",
        ),
        (
            '<article class="cable"><pre class="cable-table">',
            "ARTICLE TABLE",
        ),
        (
            '<article class="cable"><pre class="cable-table"></pre>',
            "ARTICLE TABLE TABLE_END",
        ),
        (
            '<article class="cable">A<pre class="cable-table">A',
            "ARTICLE RUN TABLE CODE",
        ),
        (
            '<i><article class="cable"><i>',
            "ANGLE CHROME ARTICLE SIGN RUN SIGN",
        ),
        (
            '<i><article class="cable"><pre class="cable-table">',
            "ANGLE CHROME ARTICLE TABLE",
        ),
        (
            '<i><article class="cable"></article>',
            "ANGLE CHROME ARTICLE ARTICLE_END",
        ),
    ],
    "csv": [
        ('"",""', "QUOTE QUOTE COMMA QUOTE QUOTE"),
        ('"1","2"', "QUOTE RUN QUOTE COMMA QUOTE RUN QUOTE"),
        ('"', "QUOTE"),
        ("", ""),
        ('"1",2,H,B', "QUOTE RUN QUOTE COMMA BARE COMMA BARE COMMA BARE"),
        ('"WE AGREE," HE SAID', "QUOTE RUN QUOTE BARE"),
        ('"OSLO 1\n\\"A\\', "QUOTE RUN ESCAPE RUN BACKSLASH"),
        ('"OSLO 2\n\\\\"\r\n\n', "QUOTE RUN ESCAPE QUOTE LINE_END"),
        ('"OSLO 2"\n\n"3"', "QUOTE RUN QUOTE LINE_END REST"),
        ('A "B" "C', "BARE QUOTE RUN QUOTE BARE QUOTE RUN"),
    ],
    "html": [
        ("<pre>A&lt;B</pre>", "OPEN RUN SIGN RUN CLOSE"),
        (
            '<pre>TAGS: <a href="/tag/NO_0.html">NO</a>&#x000A;</pre>',
            "OPEN RUN LINK RUN LINK_END LINE_FEED CLOSE",
        ),
        (
            (
                "<html>\n<body>\n<table>\n<th>Origin</th>\n<td>Embassy Oslo</td>\n<code>"
                "<pre>R 010900Z JAN 75</pre></code>\n<br>\n<code><pre></pre></code><code>"
                "<pre>UNCLAS</pre></code>\n</body>\n"
            ),
            (
                "CHROME CHROME_LINE NAME_CELL CHROME_LINE VALUE_CELL CHROME_LINE OPEN "
                "RUN CLOSE CHROME_LINE CHROME OPEN CLOSE OPEN RUN CLOSE CHROME_LINE "
                "CHROME"
            ),
        ),
        ("<pre>", "OPEN"),
        ("<html>\n<pre></pre>", "CHROME OPEN CLOSE"),
        ("<html>\n<tr>\n<pre>A", "CHROME CHROME_LINE OPEN RUN"),
    ],
}
