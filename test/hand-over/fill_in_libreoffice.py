"""Fills in the workbook of a package as a person with LibreOffice Calc would, through its own program (UNO).

usage: python3 fill_in_libreoffice.py <workbook.xlsx> <folder> <name>   (wants soffice and python3-uno)

Sets results, links and reasons by key, sorts the rows by name from the last to the first, puts a column of notes in
front and one between, hides and widens columns, adds a line that counts, then saves the workbook as .xlsx, as .ods and as
.xls, each called <name>.
"""

import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellRangeAddress, TableSortField

PIPE = f"handover{os.getpid()}"
HEADING = 3
FORMATS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}

FILLED = {
    "htxvidu-MO1": ("Đang bán", "https://san.example/p/mat-ong-1", ""),
    "htxvidu-CB1": ("Đã đăng", ("https://san.example/p/combo", "san.example/p/combo"), ""),
    "htxvidu-PH1": ("chờ duyệt", "", ""),
    "htxvidu-MO2": ("từ chối", "", "Ảnh mờ, chụp lại"),
    "htxvidu-CHE-XANH/1": ("DA DANG", "https://san.example/p/che-xanh", "đã thêm vào gian Tết"),
    "htxvidu-001": ("xong", "", ""),
    "hokinhdoanh1-GAO": ("Đã ẩn", "", ""),
    "hokinhdoanh1-NGO": ("chắc là được", "", ""),
    "hokinhdoanh1-MANG": ("Đã gỡ", "", ""),
}


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("soffice does not answer")


def headings(sheet):
    found = {}
    for column in range(60):
        text = sheet.getCellByPosition(column, HEADING).String
        if text:
            found[text] = column
    return found


def last_row(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress.EndRow


def put(document, cell, said):
    if isinstance(said, str):
        cell.setString(said)
        return
    address, shown = said
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL = address
    field.Representation = shown
    cell.Text.insertTextContent(cell.Text.createTextCursor(), field, False)


def fill(document, sheet):
    at = headings(sheet)
    for row in range(HEADING + 1, last_row(sheet) + 1):
        key = sheet.getCellByPosition(at["Mã bàn giao"], row).String
        for name, text in zip(("Kết quả", "Liên kết", "Lý do"), FILLED.get(key, ("", "", ""))):
            if text:
                put(document, sheet.getCellByPosition(at[name], row), text)


def sort(sheet):
    at = headings(sheet)
    area = sheet.getCellRangeByPosition(0, HEADING + 1, max(at.values()), last_row(sheet))
    field = TableSortField()
    field.Field = at["Tên sản phẩm"]
    field.IsAscending = False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    area.sort((prop("SortFields", fields), prop("ContainsHeader", False)))


def move_columns(sheet):
    sheet.Columns.insertByIndex(0, 1)
    sheet.getCellByPosition(0, HEADING).setString("Ghi chú của bưu cục")
    sheet.getCellByPosition(0, HEADING + 1).setString("chị Ví Dụ làm")
    result = headings(sheet)["Kết quả"]
    sheet.Columns.insertByIndex(result, 1)
    sheet.getCellByPosition(result, HEADING).setString("Ngày làm")
    sheet.Columns.getByIndex(headings(sheet)["Mô tả"]).IsVisible = False
    sheet.Columns.getByIndex(headings(sheet)["Tên sản phẩm"]).Width = 9000


def add_count(sheet):
    key = headings(sheet)["Mã bàn giao"]
    last = last_row(sheet)
    sheet.getCellByPosition(key - 1, last + 2).setString("Cộng")
    first = sheet.getCellByPosition(key, HEADING + 1).AbsoluteName.split(".")[1]
    end = sheet.getCellByPosition(key, last).AbsoluteName.split(".")[1]
    sheet.getCellByPosition(key, last + 2).setFormula(f"=COUNTA({first}:{end})")


def main(source, folder, file):
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp;",
         f"-env:UserInstallation=file://{folder}/profile"]
    )
    try:
        context = connect()
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (prop("Hidden", True),))
        sheet = document.Sheets.getByIndex(0)
        fill(document, sheet)
        sort(sheet)
        move_columns(sheet)
        add_count(sheet)
        document.calculateAll()
        for ending, name in FORMATS.items():
            document.storeToURL(f"file://{folder}/{file}.{ending}", (prop("FilterName", name),))
        document.close(True)
        desktop.terminate()
        office.wait(60)
    finally:
        office.kill()


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3])
