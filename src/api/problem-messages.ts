import type { DomainErrorCode } from '../domain/error.js';
import { shownDay } from './day.js';
import type { Language } from './messages.js';
import { isDay } from './scalars.js';
import { SHEET_MESSAGES } from './sheet-messages.js';
import { vocabularies } from './vocabulary.js';

/** Problems that are no entity's rule: of the form, of the moment, of the case. */
type CaseCode =
  | 'REQUIRED'
  | 'OUT_OF_RANGE'
  | 'TEXT_LENGTH'
  | 'DAY_IN_FUTURE'
  | 'UNKNOWN_REFERENCE'
  | 'NOT_PERMITTED'
  | 'VERSION_CONFLICT'
  | 'OVERLAPPING'
  | 'OUTSIDE_COMMUNE'
  | 'PROBABLE_DUPLICATE'
  | 'CRITERION_MISSED'
  | 'TEXT_HOLDS_PHONE'
  | 'ANNEX_ROW_USED'
  | 'ACTIVITY_REPEATED'
  | 'ACTIVITY_PLACE_APART'
  | 'EQUIPMENT_REPEATED'
  | 'FACT_FOREIGN'
  | 'DECIMALS_ROUNDED'
  | 'NAMED_TWICE'
  | 'UNIT_UNKNOWN'
  | 'ALREADY_GRANTED'
  | 'LAST_ADMINISTRATOR'
  | 'NAME_TAKEN'
  | 'ALREADY_COUNTED'
  | 'CODE_INVALID'
  | 'CODE_TAKEN'
  | 'CRITERIA_OVERLAP'
  | 'FACT_UNKNOWN'
  | 'REASON_LENGTH'
  | 'CONTACT_IN_OFFICE'
  | 'CONTACT_BEGINS_LATER'
  | 'CONTACT_REPEATED'
  | 'JURISDICTION_UNIT_KIND'
  | 'REPORT_CHANGED'
  | 'REPORT_OF_OTHER_UNIT'
  | 'PLACE_UNKNOWN'
  | 'PLACE_AMBIGUOUS'
  | 'PLACE_SPLIT'
  | 'PLACE_CONTRADICTED'
  | 'NEIGHBORHOOD_UNKNOWN'
  | 'NEIGHBORHOOD_AMBIGUOUS'
  | 'IMPORT_DUPLICATE'
  | 'IMPORT_EMPTY'
  | 'IMPORT_FORM_FORBIDDEN'
  | 'IMPORT_FAILED';

export type ProblemCode = DomainErrorCode | CaseCode | keyof typeof SHEET_MESSAGES;

/** A fact that is itself words. */
export type Words = Readonly<Record<Language, string>>;

/**
 * Every sentence a problem may say. `{name}` stands for a fact; `{name:Vocabulary}` for the label of a value of that
 * vocabulary, in the reader's language; days and numbers are told as people write them, words of their own by language, a list set out
 * with commas. What stands in `[…]` is said only where its first fact is told.
 */
const MESSAGES: Record<ProblemCode, Record<Language, string>> = {
  ...SHEET_MESSAGES,
  TEXT_INVALID: {
    vi: 'Văn bản phải có nội dung và không chứa ký tự điều khiển.',
    en: 'The text must say something and hold no control characters.',
  },
  POSITION_INVALID: {
    vi: 'Vĩ độ phải từ −90 đến 90, kinh độ từ −180 đến 180.',
    en: 'A latitude must be between −90 and 90, a longitude between −180 and 180.',
  },
  VALIDITY_EMPTY: {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: 'The end must come after the beginning.',
  },
  ALREADY_CLOSED: { vi: 'Đã kết thúc từ ngày {ended}.', en: 'It has ended already, on {ended}.' },
  UNIT_DOES_NOT_STAND: {
    vi: 'Đơn vị {code} không tồn tại vào ngày {on}.',
    en: 'The unit {code} did not stand on {on}.',
  },
  UNIT_ON_WRONG_LEVEL: {
    vi: 'Đơn vị {code} không thuộc cấp phù hợp.',
    en: 'The unit {code} is not on the right level.',
  },
  PROGRAM_STEP_ILLEGAL: {
    vi: 'Mô hình đang ở trạng thái “{current:ProgramStatus}”; từ đó chỉ có thể chuyển sang: {legal:ProgramStatus}.',
    en: 'The program is "{current:ProgramStatus}"; from there it can become: {legal:ProgramStatus}.',
  },
  PROGRAM_STEP_TOO_EARLY: {
    vi: 'Bước gần nhất có hiệu lực từ ngày {since}; bước tiếp theo phải sau ngày đó.',
    en: 'The latest step took effect on {since}; the next one must come after it.',
  },
  PROGRAM_MERGE_TARGET: {
    vi: 'Mô hình chỉ sáp nhập vào một mô hình khác cùng loại đang tồn tại.',
    en: 'A program merges into another one of its kind that stands.',
  },
  PROGRAM_NOT_YET: {
    vi: 'Mô hình được thành lập ngày {foundedOn}; ngày này sớm hơn.',
    en: 'The program was founded on {foundedOn}; this day is earlier.',
  },
  PROGRAM_NO_MORE: {
    vi: 'Mô hình {code} đã kết thúc từ ngày {endedOn}; ngày này không sớm hơn.',
    en: 'The program {code} ended on {endedOn}; this day is not earlier.',
  },
  PROGRAM_ENDED: {
    vi: 'Mô hình “{current:ProgramStatus}” nên không thể thực hiện việc này.',
    en: 'The program is "{current:ProgramStatus}", so this cannot be done.',
  },
  PROGRAM_PLACED: {
    vi: 'Mô hình đã được xếp địa bàn; nếu chuyển đi nơi khác, hãy dùng lệnh chuyển địa bàn.',
    en: 'The program is placed already; to take it elsewhere, move it.',
  },
  PROGRAM_THERE_ALREADY: {
    vi: 'Mô hình đang ở đơn vị {code} rồi.',
    en: 'The program is in the unit {code} already.',
  },
  PROGRAM_UNIT_MISSING: {
    vi: 'Đơn vị {code} không giữ vai trò này vào ngày đó.',
    en: 'The unit {code} does not have that role on that day.',
  },
  PROGRAM_MANAGER_NEEDED: {
    vi: 'Mô hình luôn phải có đơn vị quản lý; hãy nêu đơn vị nhận bàn giao.',
    en: 'A program is managed by a unit at any time; name the one that takes over.',
  },
  EQUIPMENT_COUNT: {
    vi: 'Số lượng phải từ 1 đến {most}, số còn dùng được từ 0 đến số lượng.',
    en: 'There must be 1 to {most} of them, of which none to all work.',
  },
  UNIT_NOT_BELOW: {
    vi: 'Đơn vị {code} không nằm trong đơn vị {above}.',
    en: 'The unit {code} does not lie in the unit {above}.',
  },
  PROGRAM_UNIT_REPEATED: {
    vi: 'Đơn vị {code} đã giữ vai trò này.',
    en: 'The unit {code} has that role already.',
  },
  HOUSEHOLDS_NOT_COUNTED: {
    vi: 'Chỉ cụm dân cư và tổ liên gia mới có số hộ.',
    en: 'Only clusters and teams have households.',
  },
  MEASURE_FOREIGN: {
    vi: 'Số đo “{measure:MeasureKind}” không thuộc loại hoạt động “{kind:ActivityKind}”; có thể dùng: {allowed:MeasureKind}.',
    en: 'The measure "{measure:MeasureKind}" does not belong to "{kind:ActivityKind}"; it takes: {allowed:MeasureKind}.',
  },
  MEASURE_VALUE: {
    vi: 'Số đo “{measure:MeasureKind}” phải là số nguyên từ 0 đến {most}.',
    en: 'The measure "{measure:MeasureKind}" must be a whole number from 0 to {most}.',
  },
  PERIOD_INVALID: {
    vi: 'Một sự việc chỉ kéo dài một ngày; số liệu cộng dồn cần kỳ có ngày cuối sau ngày đầu.',
    en: 'An event lasts one day; a period total needs a period that ends after it begins.',
  },
  ACTIVITY_EMPTY: {
    vi: 'Hoạt động cần ít nhất một số đo hoặc một mô hình.',
    en: 'An activity needs at least one measure or one program.',
  },
  ACTIVITY_ENDED: {
    vi: 'Hoạt động không còn hiệu lực ({current:ActivityEnd}).',
    en: 'The activity is no longer in force ({current:ActivityEnd}).',
  },
  SUBJECT_INVALID: { vi: 'Đối tượng của số liệu không hợp lệ.', en: 'The subject of the figure is not valid.' },
  CRITERION_INVALID: {
    vi: 'Tiêu chí định kỳ cần một nhiệm vụ; tiêu chí khác cần một số liệu.',
    en: 'An interval needs a duty; any other criterion needs a fact.',
  },
  REFORM_REFUSED: { vi: 'Không thể sắp xếp lại đơn vị hành chính như vậy.', en: 'The map cannot be changed this way.' },
  REQUIRED: { vi: 'Cần điền mục này.', en: 'This must be filled in.' },
  OUT_OF_RANGE: { vi: 'Giá trị phải từ {least} đến {most}.', en: 'The value must be between {least} and {most}.' },
  TEXT_LENGTH: { vi: 'Văn bản dài tối đa {most} ký tự.', en: 'The text has at most {most} characters.' },
  DAY_IN_FUTURE: { vi: 'Ngày không được sau hôm nay.', en: 'The day must not lie in the future.' },
  UNKNOWN_REFERENCE: {
    vi: 'Không có đối tượng này, hoặc nó không dùng được ở đây.',
    en: 'There is no such thing, or it cannot be used here.',
  },
  NOT_PERMITTED: {
    vi: 'Bạn không có quyền với đối tượng này.[ {area} không thuộc địa bàn của đơn vị bạn: hãy kiểm tra lại tên hoặc mã, hoặc để đơn vị phụ trách địa bàn đó nhập.][ {unit} không phải đơn vị bạn ({own}), cũng không trực thuộc đơn vị bạn: hãy để đơn vị đó hoặc cấp trên của đơn vị đó nhập, hoặc bỏ trống nếu đơn vị bạn thực hiện.]',
    en: 'You may not do this here.[ {area} is no area of your unit: check its name or code, or let the unit that answers for it enter this.][ {unit} is neither your unit ({own}) nor under it: let it, or a unit above it, enter this, or name no unit where yours did it.]',
  },
  JURISDICTION_UNIT_KIND: {
    vi: 'Tổ chức đoàn thể và ban quản lý chợ không được phân công địa bàn.',
    en: 'Organizations and market boards are given no area to answer for.',
  },
  VERSION_CONFLICT: {
    vi: 'Người khác đã thay đổi trước; phiên bản hiện tại là {current}. Hãy xem lại rồi gửi lại.',
    en: 'Someone else changed it first; the current version is {current}. Look at it and send again.',
  },
  OVERLAPPING: {
    vi: 'Thời gian chồng lên một bản ghi đã có.',
    en: 'The time overlaps with what is recorded already.',
  },
  REGISTRATION_STEP_ILLEGAL: {
    vi: 'Hồ sơ đang ở trạng thái “{current:RegistrationStatus}” nên không thể làm việc này.',
    en: 'The registration is "{current:RegistrationStatus}", in which this cannot be done.',
  },
  REGISTRATION_OF_OTHER_KIND: {
    vi: 'Hồ sơ này thuộc loại “{kind:ProgramKind}”.',
    en: 'This registration is for a "{kind:ProgramKind}".',
  },
  SUBMITTER_DECIDES: {
    vi: 'Người nộp hồ sơ không được tự quyết định hồ sơ đó.',
    en: 'Whoever submitted a registration does not decide on it.',
  },
  NOT_THE_AUTHOR: {
    vi: 'Chỉ người lập hồ sơ mới được rút hồ sơ.',
    en: 'Only its author withdraws a registration.',
  },
  OUTSIDE_COMMUNE: {
    vi: 'Vị trí nằm ngoài ranh giới của xã khoảng {meters} m.',
    en: 'The position lies some {meters} m outside the boundary of the commune.',
  },
  PROBABLE_DUPLICATE: {
    vi: 'Có thể trùng với: {named}. Hãy kiểm tra rồi xác nhận nếu đúng là mô hình khác.',
    en: 'It may be the same as: {named}. Look, and confirm if it is another one.',
  },
  CRITERION_MISSED: {
    vi: 'Chưa đạt tiêu chí: {textVi}.',
    en: 'It misses a criterion: {textEn}.',
  },
  TEXT_HOLDS_PHONE: {
    vi: 'Mục này có vẻ chứa số điện thoại. Tên và địa điểm ai cũng xem được, nội dung hoạt động và ghi chú thì mọi cán bộ đọc được: hãy bỏ số đó, và ghi người phụ trách ở phần liên hệ.',
    en: 'This seems to hold a telephone number. Names and places are public, titles of activities and notes are read by every officer: take it out, and enter the person as a contact.',
  },
  ANNEX_ROW_USED: {
    vi: 'Dòng này của phụ lục quyết định đã được dùng cho một mô hình hoặc hồ sơ khác.',
    en: 'This row of the decision’s annex is used by another program or registration.',
  },
  ACTIVITY_REPEATED: {
    vi: 'Hoạt động này đã được ghi nhận: cùng loại, thời gian, địa bàn, mô hình, nội dung và số liệu. Nếu là hoạt động khác, hãy xác nhận.',
    en: 'This activity is recorded already: the same kind, days, area, programs, title and figures. If it is another one, confirm it.',
  },
  ACTIVITY_PLACE_APART: {
    vi: '{area} khác địa bàn của mô hình {program} là {place}; hoạt động được tính theo địa bàn của mô hình đầu tiên. Nếu nhầm, hãy sửa mã mô hình hoặc địa bàn.',
    en: '{area} is not where the program {program} lies, which is {place}; the activity counts where its first program lies. If this is a slip, mend the program or the area.',
  },
  EQUIPMENT_REPEATED: {
    vi: 'Mô hình đã có phương tiện này: cùng loại, số lượng và hạn sử dụng. Nếu là phương tiện khác, hãy xác nhận.',
    en: 'The program has this equipment already: the same kind, quantity and day of expiry. If it is other equipment, confirm it.',
  },
  FACT_FOREIGN: { vi: 'Mục này không thuộc loại mô hình này.', en: 'This does not belong to this kind of program.' },
  DECIMALS_ROUNDED: {
    vi: 'Mục này chỉ lưu {decimals} chữ số thập phân: {value} được làm tròn.',
    en: 'Decimals kept here: {decimals}; {value} is rounded.',
  },
  PHONE_INVALID: {
    vi: 'Cần một số điện thoại di động hoặc cố định có thật, ví dụ 0912 345 678; không dùng số khẩn cấp hay tổng đài.',
    en: 'A mobile or landline number that can exist is needed, such as 0912 345 678; no emergency or service number.',
  },
  NAME_HOLDS_NUMBER: {
    vi: 'Họ tên không được chứa số căn cước hay số điện thoại.',
    en: 'A name holds no identity-card or phone number.',
  },
  CONTACT_BEFORE_FOUNDING: {
    vi: 'Mô hình thành lập ngày {foundedOn}; ngày nhận nhiệm vụ không được trước ngày đó.',
    en: 'The program was founded on {foundedOn}; nobody takes up a task in it before.',
  },
  CONTACT_TOO_FAR_AHEAD: {
    vi: 'Ngày muộn nhất có thể ghi là {latest}.',
    en: 'The latest day that can be entered is {latest}.',
  },
  CONTACT_ERASED: {
    vi: 'Dữ liệu cá nhân này đã được xóa.',
    en: 'This person’s data were erased already.',
  },
  CONTACT_IN_OFFICE: {
    vi: 'Nhiệm vụ “{role:ContactRole}” đang có người giữ; hãy xác nhận việc thay người.',
    en: 'The task "{role:ContactRole}" has someone in office; confirm that this person replaces them.',
  },
  CONTACT_BEGINS_LATER: {
    vi: 'Nhiệm vụ “{role:ContactRole}” đã có người nhận từ ngày {since}, sau ngày này; hãy sửa ngày, hoặc kết thúc nhiệm vụ của người đó trước.',
    en: 'Someone takes up the task "{role:ContactRole}" on {since}, after this day; mend the day, or end their term first.',
  },
  CONTACT_REPEATED: {
    vi: 'Chính người này đang giữ nhiệm vụ “{role:ContactRole}” từ ngày {since}; không cần ghi lại. Nếu người đó nhận lại nhiệm vụ từ ngày mới, hãy xác nhận.',
    en: 'This very person has the task "{role:ContactRole}" since {since} and need not be entered again. If they take it up anew, confirm it.',
  },
  REASON_LENGTH: {
    vi: 'Lý do dài từ {least} đến {most} ký tự.',
    en: 'The reason has {least} to {most} characters.',
  },
  NAMED_TWICE: { vi: 'Đối tượng được nêu hai lần.', en: 'It is named twice.' },
  DAY_TOO_FAR: { vi: 'Ngày không được sau {latest}.', en: 'The day must not be after {latest}.' },
  OFFICER_SUBJECT_INVALID: {
    vi: 'Định danh cần từ 1 đến 255 ký tự, không có ký tự điều khiển, không có khoảng trắng ở đầu hoặc cuối, và không phải định danh dành riêng (SYSTEM, demo:…).',
    en: 'A subject has 1 to 255 characters, none of them a control character, no space at either end, and is none of the reserved ones (SYSTEM, demo:…).',
  },
  OFFICER_UNIT_KIND: {
    vi: 'Vai trò “{role:OfficerRole}” cần một đơn vị thuộc loại: {allowed:ResponsibleUnitKind}.',
    en: 'The role "{role:OfficerRole}" needs a unit of the kind: {allowed:ResponsibleUnitKind}.',
  },
  UNIT_UNKNOWN: { vi: 'Không có đơn vị nào mang mã {code}.', en: 'There is no unit {code}.' },
  ALREADY_GRANTED: {
    vi: 'Người này đã có vai trò đó ở đơn vị này.',
    en: 'They have that role for that unit already.',
  },
  LAST_ADMINISTRATOR: {
    vi: 'Đây là quản trị viên toàn hệ thống cuối cùng; hãy cấp quyền cho người khác trước.',
    en: 'This is the last administrator of the whole registry; grant another one first.',
  },
  NAME_TAKEN: {
    vi: 'Xã đã có thôn, tổ dân phố mang tên này, mã {code}.',
    en: 'The commune has a neighborhood of that name already, {code}.',
  },
  ALREADY_COUNTED: {
    vi: 'Ngày này đã có số liệu {value} (nguồn: {source}); hãy xác nhận nếu muốn thay thế.',
    en: 'For that day {value} is recorded already (source: {source}); confirm that it is to be replaced.',
  },
  CODE_INVALID: {
    vi: 'Mã chỉ gồm chữ in hoa A–Z, chữ số và dấu “{separator}” ở giữa, dài tối đa {most} ký tự.',
    en: 'A code consists of capitals A–Z, digits and "{separator}" between them, {most} characters at most.',
  },
  CODE_TAKEN: { vi: 'Mã này đã được dùng.', en: 'This code is taken.' },
  CRITERIA_OVERLAP: {
    vi: 'Bộ tiêu chí {code} “{name}” đang áp dụng cho loại mô hình và địa bàn này trong thời gian đó.',
    en: 'The criteria set {code} "{name}" is in force for this kind and area at that time.',
  },
  TARGET_SUBJECT: {
    vi: 'Chỉ tiêu có số liệu cần đúng một đối tượng: một loại mô hình, hoặc một loại hoạt động cùng số đo của nó.',
    en: 'A target with a number counts one thing: a kind of program, or a kind of activity with a measure of it.',
  },
  TARGET_EMPTY: {
    vi: 'Chỉ tiêu cần lời văn hoặc số liệu.',
    en: 'A target needs words or a number.',
  },
  TARGET_OUTSIDE_PLAN: {
    vi: 'Thời gian của chỉ tiêu phải nằm trong thời gian của kế hoạch, từ {from} đến trước {to}.',
    en: 'The days of a target lie within those of the plan, from {from} until before {to}.',
  },
  TARGET_UNKNOWN: { vi: 'Kế hoạch không có chỉ tiêu số {ordinal}.', en: 'The plan has no target {ordinal}.' },
  TARGET_ANNULLED: { vi: 'Chỉ tiêu số {ordinal} đã bị hủy.', en: 'Target {ordinal} was annulled already.' },
  REPORT_PERIOD_OPEN: {
    vi: 'Kỳ báo cáo chưa kết thúc; nộp được từ ngày {to}.',
    en: 'The period is not over; its report can be submitted from {to} on.',
  },
  REPORT_UNIT_NOT_STANDING: {
    vi: 'Ngày {lastDay}, ngày cuối của kỳ, đơn vị này không tồn tại; báo cáo của kỳ do đơn vị phụ trách vào ngày ấy nộp.',
    en: 'This unit did not stand on {lastDay}, the last day of the period; the report is submitted for the unit that stood then.',
  },
  REPORT_SUBMITTED: {
    vi: 'Báo cáo của đơn vị và kỳ này đã được nộp; nếu nộp bản thay thế, hãy nêu bản đang có hiệu lực ở “supersedes”.',
    en: 'The report of this unit and period was submitted already; to take its place, name the one that holds in "supersedes".',
  },
  REPORT_NOT_STANDING: {
    vi: 'Báo cáo nêu ở “supersedes” không phải bản đang có hiệu lực của đơn vị và kỳ này; hãy xem lại các báo cáo đã nộp.',
    en: 'What "supersedes" names is not the report of this unit and period that holds; look at the submitted reports again.',
  },
  REPORT_CHANGED: {
    vi: 'Số liệu đã thay đổi so với bản bạn đã xem; hãy xem lại báo cáo rồi nộp.',
    en: 'The figures are others than you have seen; look at the report again, then submit it.',
  },
  REPORT_OF_OTHER_UNIT: {
    vi: 'Báo cáo của một đơn vị do cán bộ của đơn vị đó hoặc của đơn vị cấp trên nộp.',
    en: 'The report of a unit is submitted by its own officers, or by those of a unit above it.',
  },
  FACT_UNKNOWN: {
    vi: 'Loại mô hình này không có số liệu đó; có thể dùng: {allowed}.',
    en: 'Nothing of the kind is known of these programs; it may be: {allowed}.',
  },
  PLACE_UNKNOWN: {
    vi: 'Không có địa bàn phù hợp nào là “{name}”; hãy ghi mã (của xã, phường: 5 chữ số), hoặc tên kèm huyện, tỉnh.',
    en: 'No area that fits is "{name}"; give its code (of a commune: 5 digits), or its name with district and province.',
  },
  PLACE_AMBIGUOUS: {
    vi: '“{name}” có thể là: {candidates}. Hãy ghi mã, hoặc thêm huyện, tỉnh.',
    en: '"{name}" may be: {candidates}. Give the code, or add district and province.',
  },
  PLACE_SPLIT: {
    vi: '“{name}” đã được chia vào nhiều đơn vị: {candidates}. Hãy ghi mã đơn vị hiện nay[, hoặc {orElse}].',
    en: '"{name}" was divided among several units: {candidates}. Give the code of today’s unit[, or {orElse}].',
  },
  PLACE_CONTRADICTED: {
    vi: 'Mã {code} là {unit}, không phải “{name}”[ ({candidates})]; hãy sửa mã hoặc tên, hoặc bỏ trống một trong hai.',
    en: 'The code {code} is {unit}, not "{name}"[ ({candidates})]; mend one of them, or leave it empty.',
  },
  NEIGHBORHOOD_UNKNOWN: {
    vi: '{commune} không có thôn, tổ dân phố nào là “{name}” trong hệ thống; hãy sửa tên, hoặc bỏ trống.',
    en: 'The registry knows no neighborhood "{name}" in {commune}; mend the name, or leave it empty.',
  },
  NEIGHBORHOOD_AMBIGUOUS: {
    vi: '“{name}” có thể là: {candidates}. Hãy ghi mã vào cột mã địa bàn.',
    en: '"{name}" may be: {candidates}. Give the code in the column of area codes.',
  },
  IMPORT_STEP_ILLEGAL: {
    vi: 'Lần nhập này đang ở trạng thái “{current:ImportStatus}” nên không thể làm việc này.',
    en: 'The import is "{current:ImportStatus}", in which this cannot be done.',
  },
  IMPORT_ROWS_REFUSED: {
    vi: 'Còn {count} dòng chưa nhận được; hãy sửa rồi gửi lại tệp, hoặc chỉ ghi các dòng hợp lệ.',
    en: 'Rows that are refused: {count}. Mend them and send the file again, or enter the valid rows only.',
  },
  IMPORT_NOTHING_VALID: {
    vi: 'Không có dòng nào hợp lệ để ghi.',
    en: 'There is no valid row to enter.',
  },
  IMPORT_DUPLICATE: {
    vi: 'Tệp này đã được nhập rồi; nếu đúng là cần nhập lại, hãy gửi lại tệp với “again=true”.',
    en: 'This very file was entered already; if it is meant to be entered again, send it with "again=true".',
  },
  IMPORT_EMPTY: { vi: 'Bảng không có dòng dữ liệu nào.', en: 'The sheet has no row to enter.' },
  IMPORT_FORM_FORBIDDEN: {
    vi: 'Vai trò của bạn không được nhập bảng này (“{actionVi}”).',
    en: 'Your role may not enter this kind of sheet ({actionEn}).',
  },
  IMPORT_FAILED: {
    vi: 'Hệ thống không xử lý được tệp này. Khi báo lỗi, xin kèm mã {errorId}.',
    en: 'The server failed on this file. When you report it, give the id {errorId}.',
  },
};

/** What a list says that is empty. */
const NONE: Record<Language, string> = { vi: 'không có', en: 'none' };

/** The sentence in `language`, with its facts put in. */
export const problemMessage = (
  code: ProblemCode,
  language: Language,
  facts: Readonly<Record<string, unknown>>,
): string =>
  MESSAGES[code][language]
    .replace(/\[([^[\]{]*\{(\w+)[^[\]]*)\]/g, (_, part: string, name: string) => (facts[name] == null ? '' : part))
    .replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, vocabulary: string | undefined) => {
      const values = [facts[name] ?? ''].flat() as unknown[];
      return (
        values.map((value) => shown(ORDINALS.has(name) ? String(value) : value, vocabulary, language)).join(', ') ||
        NONE[language]
      );
    });

/** Numbers that name something instead of counting: they stand as they are. */
const ORDINALS: ReadonlySet<string> = new Set(['row', 'line', 'ordinal', 'current']);

const NUMBERS: Record<Language, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 10 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 10 }),
};

/** A fact as people read it: a number or a day as their offices write it, a value of a vocabulary by its label. */
const shown = (value: unknown, vocabulary: string | undefined, language: Language): string => {
  if (typeof value === 'object' && value !== null) return (value as Words)[language];
  if (typeof value === 'number') return NUMBERS[language].format(value);
  return isDay(value) ? shownDay(value, language) : label(String(value), vocabulary, language);
};

const label = (value: string, vocabulary: string | undefined, language: Language): string =>
  (vocabulary && vocabularies().find(({ name }) => name === vocabulary)?.terms[value]?.[language]) || value;

/** Every code, for the test that no sentence is missing. */
export const problemCodes = Object.keys(MESSAGES) as ProblemCode[];
