/**
 * What is wrong with a spreadsheet, as a file (`SHEET_…`) or in one cell (`CELL_…`). None repeats what a cell says: that
 * may be about a person; whoever shows the problem knows whether the cell may be shown.
 */
export const SHEET_MESSAGES = {
  SHEET_EMPTY: { vi: 'Tệp trống.', en: 'The file is empty.' },
  SHEET_FILE_SIZE: {
    vi: 'Tệp lớn hơn {most} MB; hãy chia thành nhiều tệp.',
    en: 'The file has more than {most} MB; divide it into several.',
  },
  SHEET_UNPACKED_SIZE: {
    vi: 'Nội dung nén trong tệp quá lớn. Hãy sao chép bảng sang tệp mẫu mới rồi gửi lại.',
    en: 'What is packed in the file is too large. Copy the table into a fresh template and send that.',
  },
  SHEET_ROWS: {
    vi: 'Bảng có hơn {most} dòng; hãy chia thành nhiều tệp.',
    en: 'The table has more than {most} rows; divide it into several files.',
  },
  SHEET_COLUMNS: {
    vi: 'Dòng {row} có ô ở bên phải cột thứ {most}; hãy xóa các cột thừa.',
    en: 'Row {row} has cells to the right of column {most}; delete the columns that are not needed.',
  },
  SHEET_CELL_LENGTH: {
    vi: 'Một ô gần dòng {row} dài hơn {most} ký tự.',
    en: 'A cell near row {row} has more than {most} characters.',
  },
  SHEET_DAMAGED: {
    vi: 'Tệp bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở tệp, lưu lại rồi gửi lại.',
    en: 'The file is damaged or did not arrive whole. Open it, save it again and send that.',
  },
  SHEET_DOCTYPE: {
    vi: 'Tệp có khai báo DOCTYPE nên không được nhận: bảng tính thật không có phần này.',
    en: 'The file declares a DOCTYPE, which no real spreadsheet does; it is not taken.',
  },
  SHEET_EXTERNAL_LINKS: {
    vi: 'Tệp liên kết tới tệp khác. Trong Excel, chọn Data → Edit Links → Break Link, lưu lại rồi gửi.',
    en: 'The file links to other files. In Excel choose Data → Edit Links → Break Link, save and send again.',
  },
  SHEET_MACROS: {
    vi: 'Tệp chứa macro nên không được nhận. Hãy lưu thành “Excel Workbook (.xlsx)” rồi gửi lại.',
    en: 'The file holds macros and is not taken. Save it as "Excel Workbook (.xlsx)" and send that.',
  },
  SHEET_ENCRYPTED: {
    vi: 'Tệp được đặt mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi gửi.',
    en: 'The file is protected by a password. Take the password off, save and send again.',
  },
  SHEET_OLD_XLS: {
    vi: 'Đây là tệp Excel kiểu cũ (.xls). Hãy mở tệp, chọn Lưu thành “Excel Workbook (.xlsx)” rồi gửi lại.',
    en: 'This is an old Excel file (.xls). Open it, save it as "Excel Workbook (.xlsx)" and send that.',
  },
  SHEET_BINARY_XLSB: {
    vi: 'Đây là tệp Excel nhị phân (.xlsb). Hãy lưu thành “Excel Workbook (.xlsx)” rồi gửi lại.',
    en: 'This is a binary Excel file (.xlsb). Save it as "Excel Workbook (.xlsx)" and send that.',
  },
  SHEET_WORD: {
    vi: 'Đây là tệp Word. Hãy sao chép bảng trong đó sang tệp mẫu Excel rồi gửi tệp mẫu.',
    en: 'This is a Word document. Copy its table into the Excel template and send the template.',
  },
  SHEET_ODS: {
    vi: 'Đây là tệp OpenDocument (.ods). Hãy lưu thành “Excel 2007–365 (.xlsx)” rồi gửi lại.',
    en: 'This is an OpenDocument file (.ods). Save it as "Excel 2007–365 (.xlsx)" and send that.',
  },
  SHEET_MARKUP: {
    vi: 'Tệp này là trang web hoặc XML mang tên bảng tính. Hãy mở bằng Excel, lưu thành “Excel Workbook (.xlsx)” rồi gửi lại.',
    en: 'This file is a web page or XML by the name of a spreadsheet. Open it in Excel, save it as "Excel Workbook (.xlsx)" and send that.',
  },
  SHEET_PDF: {
    vi: 'Đây là tệp PDF. Hãy gửi bảng tính gốc, hoặc sao chép bảng sang tệp mẫu Excel.',
    en: 'This is a PDF. Send the spreadsheet it was made from, or copy the table into the Excel template.',
  },
  SHEET_TYPE_UNKNOWN: {
    vi: 'Đây không phải bảng tính. Chỉ nhận tệp Excel (.xlsx) hoặc CSV.',
    en: 'This is no spreadsheet. Excel files (.xlsx) and CSV are taken.',
  },
  SHEET_CSV_BROKEN: {
    vi: 'Dấu ngoặc kép ở gần dòng {row} của tệp CSV không khớp nhau.',
    en: 'The quotes near row {row} of the CSV do not match.',
  },
  SHEET_ENCODING: {
    vi: 'Tệp CSV không phải UTF-8 (có thể là TCVN3, VNI hoặc Windows-1258). Trong Excel, hãy lưu thành “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”.',
    en: 'The CSV is not in UTF-8 (it may be TCVN3, VNI or Windows-1258). In Excel save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
  },
  SHEET_LEGACY_FONT: {
    vi: 'Chữ trong tệp gõ bằng bảng mã cũ {encoding}. Hãy dùng công cụ chuyển mã của Unikey (Ctrl+Shift+F6) đổi sang Unicode rồi gửi lại.',
    en: 'The text was typed in the old encoding {encoding}. Convert it to Unicode, for example by the toolkit of Unikey (Ctrl+Shift+F6), and send it again.',
  },
  SHEET_HEADINGS_UNKNOWN: {
    vi: 'Không thấy dòng tiêu đề trong {rows} dòng đầu. Hãy dùng tệp mẫu, hoặc đặt tên cột như trong tệp mẫu.',
    en: 'No row of headings was found among the first {rows} rows. Use the template, or head the columns as it does.',
  },
  SHEET_HEADINGS_MISSING: {
    vi: 'Thiếu cột bắt buộc: {missingVi}.',
    en: 'Columns that are required are missing: {missingEn}.',
  },
  SHEET_HEADING_TWICE: {
    vi: 'Hai cột {columns} cùng là “{headingVi}”; hãy bỏ hoặc đổi tên một cột.',
    en: 'The columns {columns} are both "{headingEn}"; remove or rename one.',
  },
  SHEET_FORM_AMBIGUOUS: {
    vi: 'Không rõ đây là danh sách nào: {formsVi}. Hãy chọn loại khi gửi, hoặc ghi tên loại ở dòng đầu của bảng.',
    en: 'It is not clear which list this is: {formsEn}. Choose the kind when sending, or name it in the first row.',
  },
  CELL_FORMULA: {
    vi: 'Ô chứa công thức. Hãy sao chép cột rồi dán dạng giá trị (Paste Special → Values).',
    en: 'The cell holds a formula. Copy the column and paste it as values (Paste Special → Values).',
  },
  CELL_ERROR: { vi: 'Ô báo lỗi {error}.', en: 'The cell holds the error {error}.' },
  CELL_LONG: {
    vi: 'Ô này dài quá {most} ký tự; có lẽ nội dung thuộc cột khác.',
    en: 'The cell holds more than {most} characters; it may belong in another column.',
  },
  CELL_UNSAFE: {
    vi: 'Ô này có ký tự hỏng, không đọc được; hãy gõ lại nội dung.',
    en: 'The cell holds damaged characters that cannot be read; type it anew.',
  },
  CELL_BEYOND: {
    vi: 'Dòng này có nhiều ô hơn dòng tiêu đề, nên các ô có thể bị lệch cột. Hãy đặt giá trị có dấu phân cách trong ngoặc kép, như "1,234".',
    en: 'The row has more cells than there are headings, so they may stand in wrong columns. Put a value that holds the separator in quotes, as in "1,234".',
  },
  CELL_TEXT: {
    vi: 'Cần chữ; ô này đã thành ngày tháng hoặc giá trị lôgic. Hãy định dạng cột là Text rồi nhập lại.',
    en: 'Text is needed; the cell became a date or a truth value. Format the column as text and type it again.',
  },
  CELL_CODE: {
    vi: 'Mã này đã bị Excel làm tròn hoặc đổi dạng. Hãy định dạng cột là Text rồi nhập lại.',
    en: 'The spreadsheet rounded or changed this code. Format the column as text and type it again.',
  },
  CELL_NUMBER: {
    vi: 'Cần một số, ví dụ 1.234,5.',
    en: 'A number is needed, such as 1.234,5 or 1,234.5.',
  },
  CELL_NUMBER_UNIT: {
    vi: 'Chỉ ghi số, không ghi “{unit}” trong ô.',
    en: 'Write the number alone, without "{unit}".',
  },
  CELL_INTEGER: { vi: 'Cần một số nguyên.', en: 'A whole number is needed.' },
  CELL_DAY: {
    vi: 'Cần một ngày có thật dạng ngày/tháng/năm, ví dụ 02/03/2026.',
    en: 'A day that exists is needed, as day/month/year, such as 02/03/2026.',
  },
  CELL_DAY_YEAR: {
    vi: 'Hãy ghi đủ bốn chữ số của năm, ví dụ 02/03/2026.',
    en: 'Write the year with four digits, such as 02/03/2026.',
  },
  CELL_YES_NO: { vi: 'Cần “Có” hoặc “Không”.', en: '"Yes" or "No" is needed.' },
  CELL_CODES: {
    vi: 'Cần các mã cách nhau bằng dấu chấm phẩy; vai trò ghi trong ngoặc đơn sau mã, như “TLG-37-0001; TLG-37-0002 (Nơi xảy ra)”.',
    en: 'Codes after semicolons are needed, a role in parentheses after its code, as in "TLG-37-0001; TLG-37-0002 (Affected)".',
  },
  CELL_CHOICE: { vi: 'Cần một trong: {allowedVi}.', en: 'One of these is needed: {allowedEn}.' },
  CELL_POSITION: {
    vi: 'Cần tọa độ như “20,2506; 105,9745”, độ-phút-giây, liên kết bản đồ, hoặc VN-2000.',
    en: 'A position is needed, such as "20.2506, 105.9745", degrees-minutes-seconds, a map link, or VN-2000.',
  },
  CELL_POSITION_AMBIGUOUS: {
    vi: 'Không rõ đâu là vĩ độ, đâu là kinh độ. Hãy ngăn hai số bằng dấu chấm phẩy: “20,2506; 105,9745”.',
    en: 'It is not clear where one number ends. Put a semicolon between the two: "20,2506; 105,9745".',
  },
  CELL_POSITION_SHORT_LINK: {
    vi: 'Liên kết rút gọn không chứa tọa độ. Hãy mở liên kết rồi sao chép địa chỉ đầy đủ trên trình duyệt.',
    en: 'A short link holds no position. Open it and copy the full address from the browser.',
  },
  CELL_POSITION_LINK: {
    vi: 'Liên kết này không chứa tọa độ. Hãy bấm vào điểm trên bản đồ rồi sao chép tọa độ.',
    en: 'This link holds no position. Click the point on the map and copy its coordinates.',
  },
  CELL_POSITION_MERIDIAN: {
    vi: 'Tọa độ VN-2000 cần kinh tuyến trục, ví dụ “2239512,4; 601234,5; 105°00′”.',
    en: 'A VN-2000 position needs its central meridian, as in "2239512.4; 601234.5; 105°00′".',
  },
  CELL_POSITION_OUTSIDE: {
    vi: 'Vị trí nằm ngoài lãnh thổ Việt Nam; hãy kiểm tra lại các chữ số.',
    en: 'The position lies outside Vietnam; check its digits.',
  },
  CELL_ANGLE: {
    vi: 'Cần một số độ từ {least} đến {most}; có thể vĩ độ và kinh độ bị đổi chỗ.',
    en: 'Degrees between {least} and {most} are needed; latitude and longitude may have changed places.',
  },
  CELL_EQUIPMENT: {
    vi: 'Không đọc được mục thứ {line}; hãy ghi như “Bình bột ABC: 4 (3 dùng được; hạn 31/12/2027)”.',
    en: 'Item {line} cannot be read; write it like "ABC extinguisher: 4 (3 working; expires 31/12/2027)".',
  },
  CELL_EQUIPMENT_KIND: {
    vi: 'Mục thứ {line} không phải loại phương tiện đã biết; có thể là: {allowedVi}.',
    en: 'Item {line} is no known equipment; it may be: {allowedEn}.',
  },
} as const satisfies Readonly<Record<string, { vi: string; en: string }>>;
