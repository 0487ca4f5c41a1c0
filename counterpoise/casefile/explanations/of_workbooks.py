"""Workbooks and tables: readable, with the sheets and columns of a case, and cells that hold what they should."""

from .explanation import Explanation

WORKBOOKS: tuple[Explanation, ...] = (
    Explanation(
        "workbook-unreadable",
        "The workbook cannot be read",
        "The file is damaged, locked with a password, in the old format .xls, or no workbook at all.",
        "Open it in a spreadsheet program and save it without a password as Excel workbook (.xlsx).",
        "case.xls, renamed to case.xlsx",
    ),
    Explanation(
        "workbook-too-large",
        "The workbook or table is too large",
        "It holds more cells, rows, columns or bytes than any case. Often a whole column is filled or formatted by "
        "mistake.",
        "Delete what does not belong to the case; select the empty rows below the last entry and delete them.",
        "a formula copied down to row 1,048,576",
    ),
    Explanation(
        "workbook-refused",
        "The workbook holds macros or links to other files",
        "Macros are never run here and other files never opened, so what they would give is not known.",
        "Save it as a workbook without macros (.xlsx), break its links, and paste their results as values.",
        "case.xlsm",
    ),
    Explanation(
        "missing-sheet",
        "A sheet is missing",
        "A workbook of a case has one sheet for each kind of entry. Sheets are known by their hidden first row, so "
        "they may be renamed and moved, but not deleted.",
        "Copy the sheet from a new workbook: `python -m counterpoise workbook --template -o empty.xlsx`. A plain table "
        "of options and criteria is opened by `import` as it is.",
        "a workbook without the sheet Criteria",
    ),
    Explanation(
        "extra-sheet",
        "A sheet is not known",
        "The sheet has no hidden first row that says what it holds, so it is not read.",
        "Nothing, if it holds your own notes. Otherwise copy its rows into the sheet where they belong.",
        "a sheet named Calculations",
    ),
    Explanation(
        "missing-column",
        "A column is missing",
        "Without the column nobody can tell which entry a row belongs to.",
        "Put the column back, with its heading and the hidden cell above it.",
        "a sheet Levels without the column Criterion",
    ),
    Explanation(
        "extra-column",
        "A column is not known",
        "Neither the hidden cell above the heading nor the heading is one of the sheet's.",
        "Delete the column, or correct its heading. Notes go into the columns Reason or Note.",
        "a column Remarks in the sheet Levels",
    ),
    Explanation(
        "merged-cells",
        "Cells are merged",
        "Of merged cells only the first holds something; the others are empty, and what they should say is not known.",
        "Unmerge the cells and fill each of them.",
        "one cell toll_ring beside five rows of levels",
    ),
    Explanation(
        "cell-error",
        "A cell shows an error",
        "A formula failed in the spreadsheet, so there is no value.",
        "Type the value. If it is not known, clear the cell and give the reason under 'Not known because'.",
        "#N/A in the column Level: likely",
    ),
    Explanation(
        "cell-formula",
        "A cell holds a formula",
        "Formulas are not computed here, and the value that was stored beside one may be old.",
        "Copy the cells and paste them over themselves as values only.",
        "=B3*1.2 in the column Level: likely",
    ),
    Explanation(
        "cell-type",
        "A cell holds something else than it should",
        "A number is needed where text, a date or an answer stands, or the other way round. Spreadsheets turn 3/4 and "
        "1.5 into dates, and 12 % into 0.12.",
        "Format the cell as Number or Text and type the value again, without its unit.",
        "a date in the column Level: likely",
    ),
    Explanation(
        "row-without-id",
        "A row does not say what it belongs to",
        "Every row is named by an id, or by the ids of what it describes.",
        "Fill in the id, or clear the whole row.",
        "a row of the sheet Costs without an option",
    ),
    Explanation(
        "row-twice",
        "Something is stated twice",
        "Two rows have the same id, or a value stands in two places; which one counts is not known.",
        "Delete or rename one of the two.",
        "two rows for toll_ring and noise in the sheet Levels",
    ),
    Explanation(
        "unknown-row",
        "A row belongs to something that is not there",
        "The id has no row in the sheet where it would be described.",
        "Correct the id, or add a row for it to the sheet that is named.",
        "levels of tol_ring where the sheet Options has toll_ring",
    ),
    Explanation(
        "units-mixed",
        "Numbers of one column stand in several units",
        "A criterion has one unit. Where a column mixes dollars and euros, or millions and thousands, its numbers "
        "cannot be compared, and dropping the units would change them.",
        "Write every number of the column in one unit, and the unit into the heading.",
        "'1.2 million' and '900 thousand' under Cost",
    ),
    Explanation(
        "no-table",
        "There is no table of options and criteria",
        "A plain table has a name for each option in its first column, a name for each criterion in its first row, and "
        "numbers between them (or the other way round).",
        "Delete what stands around the table, and save it as CSV or .xlsx. If it is CSV, check the sign between cells.",
        "a file with one column",
    ),
)
