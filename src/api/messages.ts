export type Language = 'vi' | 'en';

/**
 * Every sentence a top-level error may say. `{name}` stands for a fact; facts are names and bounds of ours, never a
 * value that a client sent. A `{reason}` is GraphQL's own, in English, with the values taken out (see echo.ts).
 */
const MESSAGES = {
  'id.malformed': {
    vi: 'Đối số “{argument}” không phải mã định danh thuộc kiểu {type}.',
    en: 'Argument "{argument}" is no id of the type {type}.',
  },
  'page.both': {
    vi: 'Chỉ dùng “first” với “after”, hoặc “last” với “before”.',
    en: 'Use either "first" with "after", or "last" with "before".',
  },
  'page.size': {
    vi: '“{argument}” phải từ 1 đến {most}.',
    en: '"{argument}" must be between 1 and {most}.',
  },
  'cursor.malformed': {
    vi: 'Con trỏ “{argument}” không hợp lệ.',
    en: 'Cursor "{argument}" is malformed.',
  },
  'cursor.foreign': {
    vi: 'Con trỏ “{argument}” thuộc về một thứ tự sắp xếp hoặc bộ lọc khác.',
    en: 'Cursor "{argument}" belongs to another order or filter.',
  },
  'lookup.one': {
    vi: 'Cần đúng một trong hai: “id” hoặc “code”.',
    en: 'Give exactly one of "id" and "code".',
  },
  'lookup.level': {
    vi: '“level” và “asOf” chỉ đi cùng “code”.',
    en: '"level" and "asOf" go with "code" only.',
  },
  'date.malformed': {
    vi: 'Ngày phải có thật và ở dạng YYYY-MM-DD, từ năm 1900 đến 2199.',
    en: 'A date must exist and read YYYY-MM-DD, from the year 1900 to 2199.',
  },
  'period.none': {
    vi: 'Kỳ cần “from” và “to”, hoặc “year”, hoặc “term”.',
    en: 'A period needs "from" and "to", or "year", or "term".',
  },
  'period.two-ways': {
    vi: 'Kỳ được nêu bằng hai cách; chỉ dùng một.',
    en: 'The period is stated in two ways; use one.',
  },
  'period.order': {
    vi: '“to” phải sau “from” (ngày “to” không thuộc kỳ).',
    en: '"to" must be after "from" (the day "to" is not part of the period).',
  },
  'period.range': {
    vi: '“{argument}” phải từ {least} đến {most}.',
    en: '"{argument}" must be between {least} and {most}.',
  },
  'period.term': {
    vi: '“term” có dạng YYYY-YYYY và dài năm năm, ví dụ 2020-2025.',
    en: '"term" reads YYYY-YYYY and spans five years, for example 2020-2025.',
  },
  'period.convention': {
    vi: 'Quy ước STATE_15TH chỉ áp dụng cho năm, nửa năm, quý và tháng.',
    en: 'The STATE_15TH convention applies to years, halves, quarters and months only.',
  },
  'period.long': {
    vi: 'Kỳ dài tối đa {most} năm.',
    en: 'A period lasts {most} years at most.',
  },
  'report.period': {
    vi: 'Kỳ trong địa chỉ có dạng 2026, 2026-H1, 2026-Q2, 2026-06, 2026-to-09, 2020-2025 hoặc 2026-01-01..2026-03-15.',
    en: 'The period of an address reads 2026, 2026-H1, 2026-Q2, 2026-06, 2026-to-09, 2020-2025 or 2026-01-01..2026-03-15.',
  },
  'report.convention': {
    vi: '“convention” là CALENDAR hoặc STATE_15TH; viết ngắn là by=15th.',
    en: '"convention" is CALENDAR or STATE_15TH, in short by=15th.',
  },
  'report.part': {
    vi: 'Tham số “part” không phải là kỳ nào trong danh sách: -H1, -Q2, -06, -to-09, term, hoặc để trống.',
    en: '"part" is no part of a year that the list has: -H1, -Q2, -06, -to-09, term, or empty.',
  },
  'report.year': {
    vi: 'Tham số “year” phải là một năm viết bằng bốn chữ số.',
    en: '"year" is a year of four digits.',
  },
  'report.no-unit': {
    vi: 'Không có đơn vị nào mang mã này vào ngày đó.',
    en: 'There is no unit of that code on that day.',
  },
  'report.no-submitted': {
    vi: 'Không có báo cáo đã nộp nào mang mã định danh này.',
    en: 'There is no submitted report of that id.',
  },
  'report.nothing': {
    vi: 'Không có báo cáo nào ở địa chỉ này.',
    en: 'There is no report at this address.',
  },
  'report.early': {
    vi: 'Kỳ báo cáo chưa bắt đầu.',
    en: 'The period of the report has not begun.',
  },
  'report.map-on': {
    vi: '“mapOn” chỉ dùng cho báo cáo của đơn vị hành chính.',
    en: '"mapOn" goes with the report of an administrative unit only.',
  },
  'report.unit': {
    vi: 'Không có đơn vị “{argument}”.',
    en: 'There is no unit "{argument}".',
  },
  'position.latitude': {
    vi: 'Vĩ độ phải từ −90 đến 90.',
    en: 'A latitude must be between −90 and 90.',
  },
  'position.longitude': {
    vi: 'Kinh độ phải từ −180 đến 180.',
    en: 'A longitude must be between −180 and 180.',
  },
  'radius.range': {
    vi: '“radiusMeters” phải từ 1 đến {most}.',
    en: '"radiusMeters" must be between 1 and {most}.',
  },
  'box.order': {
    vi: 'Khung cần “south” không lớn hơn “north” và “west” không lớn hơn “east”.',
    en: 'A box needs "south" not above "north" and "west" not above "east".',
  },
  'days.range': {
    vi: '“{argument}” phải từ {least} đến {most}.',
    en: '"{argument}" must be between {least} and {most}.',
  },
  'range.order': {
    vi: '“to” không được trước “from”.',
    en: '"to" must not be before "from".',
  },
  'text.long': {
    vi: '“{argument}” dài tối đa {most} ký tự.',
    en: '"{argument}" has at most {most} characters.',
  },
  'text.blank': {
    vi: '“{argument}” không được để trống.',
    en: '"{argument}" must not be blank.',
  },
  'text.unsafe': {
    vi: 'Văn bản có ký tự NUL hoặc nửa cặp surrogate; hãy bỏ chúng.',
    en: 'The text has a NUL character or half a surrogate pair; remove it.',
  },
  'integer.range': {
    vi: 'Số nguyên nằm ngoài phạm vi cho phép.',
    en: 'A whole number is outside its range.',
  },
  'check.figures': {
    vi: 'Văn bản có hơn {most} con số; hãy kiểm tra từng phần.',
    en: 'The text has more than {most} numbers; check it in parts.',
  },
  'breakdown.level': {
    vi: 'Chỉ có thể phân theo cấp dưới đơn vị này.',
    en: 'A breakdown needs a level below the unit.',
  },
  'variable.misfit': {
    vi: 'Biến “{name}” không khớp kiểu của nó: {reasonVi}',
    en: 'Variable "{name}" does not fit its type: {reasonEn}',
  },
  'parameter.misfit': {
    vi: 'Tham số “{name}” của địa chỉ không khớp kiểu của nó: {reasonVi}',
    en: 'Parameter "{name}" of the address does not fit its type: {reasonEn}',
  },
  'misfit.none': {
    vi: 'Cần một giá trị kiểu {type}.',
    en: 'A value of the type {type} is required.',
  },
  'misfit.type': {
    vi: 'Giá trị phải thuộc kiểu {type}.',
    en: 'It must be of the type {type}.',
  },
  'misfit.object': {
    vi: 'Giá trị phải là một đối tượng kiểu {type}.',
    en: 'It must be an object of the type {type}.',
  },
  'misfit.missing': {
    vi: 'Thiếu trường “{field}”.',
    en: 'The field "{field}" is missing.',
  },
  'misfit.field': {
    vi: 'Có trường không được nhận; chỉ nhận: {known}.',
    en: 'It has a field that is not taken; those taken are: {known}.',
  },
  'misfit.enum': {
    vi: 'Giá trị phải là một trong: {known}.',
    en: 'It must be one of: {known}.',
  },
  'misfit.int': {
    vi: 'Giá trị phải là số nguyên từ −2147483648 đến 2147483647.',
    en: 'It must be a whole number from −2147483648 to 2147483647.',
  },
  'misfit.safe-int': {
    vi: 'Giá trị phải là số nguyên từ −9007199254740991 đến 9007199254740991.',
    en: 'It must be a whole number from −9007199254740991 to 9007199254740991.',
  },
  'misfit.number': {
    vi: 'Giá trị phải là một số.',
    en: 'It must be a number.',
  },
  'misfit.boolean': {
    vi: 'Giá trị phải là true hoặc false.',
    en: 'It must be true or false.',
  },
  'misfit.text': {
    vi: 'Giá trị phải là một chuỗi ký tự.',
    en: 'It must be a text.',
  },
  'parameter.unknown': {
    vi: 'Địa chỉ này không nhận tham số “{name}”; các tham số: {known}.',
    en: 'This address has no parameter "{name}"; it has: {known}.',
  },
  'parameter.twice': {
    vi: 'Tham số “{name}” được nêu nhiều lần; chỉ nêu một lần.',
    en: 'Parameter "{name}" is given more than once; give it once.',
  },
  'parameter.json': {
    vi: 'Tham số “{name}” phải là JSON, như biến GraphQL cùng tên.',
    en: 'Parameter "{name}" must be JSON, like the GraphQL variable of that name.',
  },
  'parameter.missing': {
    vi: 'Địa chỉ này cần tham số “{name}”.',
    en: 'This address needs the parameter "{name}".',
  },
  'parameter.language': {
    vi: 'Tham số “language” là “vi” hoặc “en”.',
    en: 'The parameter "language" is "vi" or "en".',
  },
  'export.owner': {
    vi: 'Nêu một trong hai: “adminUnit” hoặc “responsibleUnit”.',
    en: 'Give one of "adminUnit" and "responsibleUnit".',
  },
  'export.days': {
    vi: '“asOf” đi cùng “adminUnit” hoặc “responsibleUnit”; “mapOn” chỉ đi cùng “adminUnit”.',
    en: '"asOf" goes with "adminUnit" or "responsibleUnit"; "mapOn" with "adminUnit" only.',
  },
  'export.unknown': {
    vi: 'Không có đơn vị mà tham số “{name}” nêu.',
    en: 'There is no unit that the parameter "{name}" names.',
  },
  'export.busy': {
    vi: 'Máy chủ đang xuất nhiều tệp khác. Xin thử lại sau {seconds} giây.',
    en: 'The server is exporting other files. Please try again in {seconds} seconds.',
  },
  'graphql.syntax': {
    vi: 'Tài liệu GraphQL sai cú pháp: {reason}',
    en: 'The GraphQL document has a syntax error: {reason}',
  },
  'graphql.invalid': {
    vi: 'Truy vấn không khớp với lược đồ: {reason}',
    en: 'The query does not fit the schema: {reason}',
  },
  'graphql.operation': {
    vi: 'Hãy dùng “operationName” để chỉ rõ một thao tác có trong tài liệu.',
    en: 'Say with "operationName" which operation of the document is meant.',
  },
  'graphql.operation-kind': {
    vi: 'API này không có thao tác “{operation}”.',
    en: 'This API has no operation of the kind "{operation}".',
  },
  'graphql.request': {
    vi: 'Yêu cầu GraphQL không hợp lệ: {reason}',
    en: 'The GraphQL request is not valid: {reason}',
  },
  'limit.tokens': {
    vi: 'Tài liệu dài quá {most} từ tố.',
    en: 'The document is longer than {most} tokens.',
  },
  'limit.selections': {
    vi: 'Truy vấn chọn quá {most} trường, tính cả các fragment mỗi lần dùng.',
    en: 'The query selects more than {most} fields, with each use of a fragment counted.',
  },
  'limit.depth': {
    vi: 'Truy vấn lồng sâu quá {most} tầng.',
    en: 'The query nests deeper than {most} levels.',
  },
  'limit.aliases': {
    vi: 'Truy vấn có quá {most} bí danh.',
    en: 'The query has more than {most} aliases.',
  },
  'limit.roots': {
    vi: 'Truy vấn có quá {most} trường gốc.',
    en: 'The query has more than {most} root fields.',
  },
  'limit.mutations': {
    vi: 'Mỗi yêu cầu chỉ có một thao tác ghi.',
    en: 'A request carries one mutation only.',
  },
  'limit.cost': {
    vi: 'Truy vấn quá nặng ({cost}, tối đa {most}): hãy giảm cỡ trang hoặc số tầng.',
    en: 'The query is too costly ({cost}, at most {most}): ask for smaller pages or fewer levels.',
  },
  'limit.sums': {
    vi: 'Nhiều hơn {most} địa bàn và tháng trong một yêu cầu: hãy chọn kỳ ngắn hơn, cấp cao hơn hoặc ít đơn vị hơn.',
    en: 'More than {most} areas and months in one request: choose a shorter period, a higher level or fewer units.',
  },
  'limit.sums-written': {
    vi: 'Việc đã được ghi và được giữ; chỉ phần trả lời quá lớn (nhiều hơn {most} địa bàn và tháng). Đừng gửi lại: hãy đọc kết quả bằng một truy vấn ít hơn.',
    en: 'It was written and stays; only the answer is too much (more than {most} areas and months). Do not send it again: read what came of it by a query that asks for less.',
  },
  'limit.read': {
    vi: 'Truy vấn đọc quá nhiều dữ liệu: hãy giảm cỡ trang, chọn kỳ ngắn hơn, cấp cao hơn hoặc ít trường hơn.',
    en: 'The query reads too much: ask for smaller pages, a shorter period, a higher level or fewer fields.',
  },
  'access.nobody': {
    vi: 'Cần đăng nhập để làm việc này.',
    en: 'Sign in to do this.',
  },
  'access.forbidden': {
    vi: 'Bạn không có quyền “{actionVi}” tại {needed}. Bạn thuộc: {held}.',
    en: 'You may not do this ({actionEn}) in {needed}. You belong to: {held}.',
  },
  'access.no-role': {
    vi: 'Tài khoản của bạn không có vai trò cho việc “{actionVi}”.',
    en: 'Your account has no role for this: {actionEn}.',
  },
  'access.not-found': {
    vi: 'Không có đối tượng này.',
    en: 'There is no such thing.',
  },
  'idempotency.conflict': {
    vi: 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was used for another request.',
  },
  'idempotency.key': {
    vi: 'Idempotency-Key phải dài từ 1 đến 255 ký tự ASCII hiển thị được.',
    en: 'An Idempotency-Key has 1 to 255 visible ASCII characters.',
  },
  'idempotency.roots': {
    vi: 'Yêu cầu có Idempotency-Key chỉ được có đúng một trường gốc.',
    en: 'A request with an Idempotency-Key has exactly one root field.',
  },
  'sign-in.malformed': {
    vi: 'Tiêu đề Authorization phải gồm “Bearer”, một dấu cách và một mã truy cập.',
    en: 'The Authorization header must read "Bearer", one space and an access token.',
  },
  'sign-in.not-set-up': {
    vi: 'Máy chủ này chưa được thiết lập đăng nhập nên không nhận mã truy cập.',
    en: 'Sign-in is not set up on this server, so it takes no access token.',
  },
  'sign-in.token': {
    vi: 'Mã truy cập không hợp lệ, hoặc không do nơi cấp của máy chủ này ký.',
    en: 'The access token is not valid, or not signed by the issuer that this server trusts.',
  },
  'sign-in.expired': {
    vi: 'Mã truy cập đã hết hạn. Xin đăng nhập lại.',
    en: 'The access token has expired. Please sign in again.',
  },
  'sign-in.early': {
    vi: 'Mã truy cập chưa đến lúc có hiệu lực.',
    en: 'The access token is not valid yet.',
  },
  'sign-in.issuer': {
    vi: 'Mã truy cập do một nơi khác cấp.',
    en: 'The access token names another issuer.',
  },
  'sign-in.audience': {
    vi: 'Mã truy cập được cấp cho một dịch vụ khác.',
    en: 'The access token was issued for another service.',
  },
  'sign-in.type': {
    vi: 'Mã được gửi không phải mã truy cập thuộc loại {type}.',
    en: 'What was sent is no access token of the type {type}.',
  },
  'sign-in.subject': {
    vi: 'Mã truy cập không cho biết của ai: “sub” phải dài từ 1 đến {most} ký tự và không bắt đầu bằng “demo:”.',
    en: 'The access token does not say whose it is: "sub" must have 1 to {most} characters and not begin with "demo:".',
  },
  'sign-in.demo': {
    vi: 'Không có vai dùng thử này.',
    en: 'There is no such demo officer.',
  },
  'sign-in.unavailable': {
    vi: 'Nơi cấp mã truy cập chưa trả lời nên chưa kiểm tra được mã. Xin thử lại sau ít giây.',
    en: 'The issuer of access tokens does not answer, so the token cannot be checked. Please try again in a few seconds.',
  },
  'server.unavailable': {
    vi: 'Cơ sở dữ liệu chưa trả lời. Xin thử lại sau ít giây.',
    en: 'The database does not answer. Please try again in a few seconds.',
  },
  'server.busy': {
    vi: 'Máy chủ đang nhận nhiều yêu cầu hơn mức xử lý được. Xin thử lại sau ít giây.',
    en: 'The server is asked more than it can do. Please try again in a few seconds.',
  },
  'server.slow': {
    vi: 'Yêu cầu chưa xong sau {seconds} giây nên đã bị dừng. Xin yêu cầu ít hơn, hoặc thử lại sau ít giây.',
    en: 'The request was not done after {seconds} seconds and was given up. Please ask for less, or try again in a few seconds.',
  },
  'server.statement-slow': {
    vi: 'Cơ sở dữ liệu cần quá lâu cho yêu cầu này. Xin yêu cầu ít hơn, hoặc thử lại sau ít giây.',
    en: 'The database takes too long for this. Please ask for less, or try again in a few seconds.',
  },
  'server.internal': {
    vi: 'Máy chủ gặp lỗi. Khi báo lỗi, xin kèm mã {errorId}.',
    en: 'The server failed. When you report it, give the id {errorId}.',
  },
  'http.too-large': {
    vi: 'Yêu cầu lớn quá {most} byte.',
    en: 'The request is larger than {most} bytes.',
  },
  'http.media-type': {
    vi: 'Gửi yêu cầu với Content-Type: application/json.',
    en: 'Send the request with Content-Type: application/json.',
  },
  'http.body': {
    vi: 'Thân yêu cầu không phải JSON hợp lệ ở mã UTF-8.',
    en: 'The request body is not valid JSON in UTF-8.',
  },
  'http.preflight': {
    vi: 'Gửi yêu cầu với Content-Type: application/json, hoặc với tiêu đề Apollo-Require-Preflight, để trang web lạ không gửi thay bạn.',
    en: 'Send Content-Type: application/json, or the header Apollo-Require-Preflight, so that no other web page can send it for you.',
  },
  'http.address': {
    vi: 'Địa chỉ không hợp lệ.',
    en: 'The address is malformed.',
  },
  'import.large': {
    vi: 'Tệp lớn quá {most} MB. Hãy bỏ ảnh, bỏ các trang không cần, hoặc chia thành nhiều tệp.',
    en: 'The file is larger than {most} MB. Leave out pictures and other sheets, or send it as several files.',
  },
  'import.empty': {
    vi: 'Không có tệp nào được gửi: thân yêu cầu là chính tệp đó (curl --data-binary @tệp.xlsx).',
    en: 'No file was sent: the body of the request is the file itself (curl --data-binary @file.xlsx).',
  },
  'import.multipart': {
    vi: 'Hãy gửi chính tệp làm thân yêu cầu, không phải biểu mẫu multipart (curl --data-binary @tệp.xlsx).',
    en: 'Send the file itself as the body, not a multipart form (curl --data-binary @file.xlsx).',
  },
  'import.form': {
    vi: 'Không có mẫu bảng này. Các mẫu: {forms}.',
    en: 'There is no such form. The forms are: {forms}.',
  },
  'import.duplicate': {
    vi: 'Đơn vị của bạn đã nhập chính tệp này. Nếu cần nhập lại, hãy thêm “again=true” vào địa chỉ.',
    en: 'Your unit entered this very file already. If it is meant to be entered again, add "again=true" to the address.',
  },
  'import.cut': {
    vi: 'Tệp đến không trọn vẹn. Xin gửi lại.',
    en: 'The file did not arrive whole. Please send it again.',
  },
  'http.position': {
    vi: 'Tiêu đề Liengia-Position phải đúng như máy chủ đã gửi.',
    en: 'Send the header Liengia-Position as the server gave it.',
  },
  'http.not-found': {
    vi: 'Không có gì ở địa chỉ này. GraphQL ở /graphql.',
    en: 'There is nothing at this address. GraphQL is at /graphql.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type MessageKey = keyof typeof MESSAGES;

export type Facts = Readonly<Record<string, string | number>>;

/** A sentence with its facts put in where `{name}` stands; nothing where there is no such fact. */
export const filled = (sentence: string, facts: Facts): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

/** The sentence in `language`, with its facts put in. */
export const message = (key: MessageKey, language: Language, facts: Facts = {}): string =>
  filled(MESSAGES[key][language], facts);

/** The first language of an Accept-Language header that the API speaks; English where it names neither. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && (tag === 'vi' || tag === 'en'))
    .toSorted((a, b) => b.quality - a.quality);
  return (wanted[0]?.tag as Language | undefined) ?? 'en';
};

/** Every key, for the test that no message is missing in a language. */
export const messageKeys = Object.keys(MESSAGES) as MessageKey[];
