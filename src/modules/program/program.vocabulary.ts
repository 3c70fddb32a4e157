import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const ProgramKind = vocabulary('ProgramKind', 'Which of the four community fire-safety models a program is.', {
  SAFE_RESIDENTIAL_CLUSTER: {
    vi: 'Cụm dân cư an toàn',
    en: 'Safe residential cluster',
    description: 'A part of a hamlet or residential block; neighbor-group teams and public points may belong to it.',
  },
  NEIGHBOR_GROUP_TEAM: {
    vi: 'Tổ liên gia',
    en: 'Neighbor-group team',
    description: 'Some adjacent households, by most rules 5 to 15, that link their alarms and help each other.',
  },
  PUBLIC_FIREFIGHTING_POINT: {
    vi: 'Điểm chữa cháy công cộng',
    en: 'Public firefighting point',
    description: 'A post with firefighting equipment in an alley that a fire engine cannot enter.',
  },
  MODEL_MARKET: {
    vi: 'Chợ kiểu mẫu',
    en: 'Model market',
    description: 'A market that meets a set of fire-safety criteria.',
  },
});
export type ProgramKind = ValueOf<typeof ProgramKind>;

/** How the readable codes of each kind begin: by the initials of its Vietnamese word. */
export const CODE_PREFIX: Readonly<Record<ProgramKind, string>> = {
  SAFE_RESIDENTIAL_CLUSTER: 'CDC',
  NEIGHBOR_GROUP_TEAM: 'TLG',
  PUBLIC_FIREFIGHTING_POINT: 'DCC',
  MODEL_MARKET: 'CKM',
};

/** A program of one of these kinds is made of households, and they are counted. */
export const HOUSEHOLD_KINDS = ['SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM'] as const;

/** Whether a program of this kind is made of households. */
export function hasHouseholds(kind: ProgramKind): kind is (typeof HOUSEHOLD_KINDS)[number] {
  return (HOUSEHOLD_KINDS as readonly ProgramKind[]).includes(kind);
}

export const ProgramStatus = vocabulary(
  'ProgramStatus',
  'Where a program is in its life. FOUNDED, ACTIVE and NEEDS_STRENGTHENING stand and are counted.',
  {
    FOUNDED: { vi: 'Đã thành lập', en: 'Founded', description: 'It has been founded and not launched yet; it stands.' },
    ACTIVE: { vi: 'Đang hoạt động', en: 'Active', description: 'It has been launched and works; it stands.' },
    NEEDS_STRENGTHENING: {
      vi: 'Cần củng cố',
      en: 'Needs strengthening',
      description: 'It works less than it should and is to be strengthened; it stands.',
    },
    SUSPENDED: { vi: 'Tạm dừng', en: 'Suspended', description: 'It rests for a time; it is told apart, not counted.' },
    DISSOLVED: { vi: 'Đã giải thể', en: 'Dissolved', description: 'It has ended; it is not counted.' },
    MERGED: { vi: 'Đã sáp nhập', en: 'Merged', description: 'It went into another program; it is not counted.' },
  },
);
export type ProgramStatus = ValueOf<typeof ProgramStatus>;

/** A program in one of these states stands. */
export const STANDING: readonly ProgramStatus[] = ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING'];

export const ProgramUnitRole = vocabulary('ProgramUnitRole', 'What a responsible unit does for a program.', {
  MANAGING: { vi: 'Quản lý', en: 'Managing', description: 'It answers for the program; there is one at a time.' },
  ADVISING: { vi: 'Tham mưu, hướng dẫn', en: 'Advising', description: 'It advises and instructs.' },
  COORDINATING: { vi: 'Phối hợp', en: 'Coordinating', description: 'It works together with the managing unit.' },
  FUNDING: { vi: 'Hỗ trợ kinh phí', en: 'Funding', description: 'It gives money or equipment.' },
});
export type ProgramUnitRole = ValueOf<typeof ProgramUnitRole>;

export const Replication = vocabulary('Replication', 'Whether a program tried the model out or spread it.', {
  PILOT: { vi: 'Điểm', en: 'Pilot', description: 'It was built to try the model out.' },
  REPLICATED: { vi: 'Nhân rộng', en: 'Replicated', description: 'It was built after the example of a pilot.' },
});
export type Replication = ValueOf<typeof Replication>;

export const BasisKind = vocabulary('BasisKind', 'On what paper a program was founded.', {
  FOUNDING_DECISION: {
    vi: 'Quyết định thành lập',
    en: 'Founding decision',
    description: 'A decision founded it, often by an annexed list of many programs.',
  },
  RECOGNITION_DECISION: {
    vi: 'Quyết định công nhận',
    en: 'Recognition decision',
    description: 'A decision recognized what already stood.',
  },
  HOUSEHOLD_AGREEMENT: {
    vi: 'Thỏa thuận của các hộ',
    en: 'Agreement of the households',
    description: 'The households agreed, and the head of the block and the commune police confirmed it.',
  },
  MINUTES: { vi: 'Biên bản', en: 'Minutes', description: 'The minutes of a meeting record it.' },
});
export type BasisKind = ValueOf<typeof BasisKind>;

export const WaterSource = vocabulary('WaterSource', 'Where a firefighting point draws its water.', {
  HYDRANT: { vi: 'Trụ nước chữa cháy', en: 'Hydrant', description: 'A hydrant of the water network.' },
  POND: { vi: 'Ao, hồ', en: 'Pond or lake', description: 'A pond or a lake.' },
  RIVER: { vi: 'Sông', en: 'River', description: 'A river.' },
  CANAL: { vi: 'Kênh, mương', en: 'Canal', description: 'A canal or a ditch.' },
  WELL: { vi: 'Giếng', en: 'Well', description: 'A well.' },
  TANK: { vi: 'Bể nước', en: 'Tank', description: 'A tank or a cistern.' },
  NONE: { vi: 'Không có', en: 'None', description: 'Someone looked, and there is no water nearby.' },
});
export type WaterSource = ValueOf<typeof WaterSource>;

export const MarketClass = vocabulary('MarketClass', 'The class of a market by its size.', {
  I: { vi: 'Chợ hạng I', en: 'Class I', description: 'A large market, the center of a region.' },
  II: { vi: 'Chợ hạng II', en: 'Class II', description: 'A market of middle size.' },
  III: { vi: 'Chợ hạng III', en: 'Class III', description: 'A small market, mostly of one commune.' },
});
export type MarketClass = ValueOf<typeof MarketClass>;

export const EquipmentKind = vocabulary('EquipmentKind', 'What sort of equipment a line of a program counts.', {
  EXTINGUISHER_ABC: { vi: 'Bình bột ABC', en: 'ABC extinguisher', description: 'A portable powder extinguisher.' },
  EXTINGUISHER_CO2: {
    vi: 'Bình khí CO2',
    en: 'CO2 extinguisher',
    description: 'A portable carbon dioxide extinguisher.',
  },
  HOSE: { vi: 'Cuộn vòi chữa cháy', en: 'Hose', description: 'A roll of fire hose.' },
  NOZZLE: { vi: 'Lăng phun', en: 'Nozzle', description: 'A branch pipe for a fire hose.' },
  HYDRANT_KEY: { vi: 'Khóa mở trụ nước', en: 'Hydrant key', description: 'The key that opens a hydrant.' },
  PUMP: { vi: 'Máy bơm chữa cháy', en: 'Pump', description: 'A portable fire pump.' },
  LADDER: { vi: 'Thang', en: 'Ladder', description: 'A ladder.' },
  CROWBAR: { vi: 'Xà beng', en: 'Crowbar', description: 'A crowbar to break open doors and walls.' },
  AXE: { vi: 'Rìu', en: 'Axe', description: 'A fire axe.' },
  SLEDGEHAMMER: { vi: 'Búa tạ', en: 'Sledgehammer', description: 'A heavy hammer to break walls.' },
  BOLT_CUTTER: { vi: 'Kìm cộng lực', en: 'Bolt cutter', description: 'A cutter for locks and bars.' },
  ROPE: { vi: 'Dây cứu người', en: 'Rescue rope', description: 'A rope to let people down.' },
  SMOKE_MASK: { vi: 'Mặt nạ phòng độc', en: 'Smoke mask', description: 'A mask against smoke.' },
  FLASHLIGHT: { vi: 'Đèn pin', en: 'Flashlight', description: 'A flashlight.' },
  MEGAPHONE: { vi: 'Loa cầm tay', en: 'Megaphone', description: 'A hand-held loudspeaker.' },
  FIRST_AID_KIT: { vi: 'Túi sơ cứu', en: 'First-aid kit', description: 'A kit for first aid.' },
  SAND_BOX: { vi: 'Thùng cát', en: 'Sand box', description: 'A box of sand with a shovel.' },
  WATER_TANK: { vi: 'Phuy, bể nước', en: 'Water tank', description: 'A drum or tank of water kept for fires.' },
});
export type EquipmentKind = ValueOf<typeof EquipmentKind>;

export const EquipmentChange = vocabulary('EquipmentChange', 'What was done to a line of equipment.', {
  ADDED: { vi: 'Bổ sung', en: 'Added', description: 'It came to the program.' },
  CHANGED: {
    vi: 'Cập nhật',
    en: 'Changed',
    description: 'How many there are, how many work or when they expire was told anew.',
  },
  CHECKED: { vi: 'Kiểm tra', en: 'Checked', description: 'It was checked.' },
  REMOVED: { vi: 'Đưa ra khỏi mô hình', en: 'Removed', description: 'It was taken away.' },
});
export type EquipmentChange = ValueOf<typeof EquipmentChange>;

export const ReviewVerdict = vocabulary('ReviewVerdict', 'What a review of a program found.', {
  KEEPS: { vi: 'Duy trì', en: 'Keeps', description: 'It works as it should; its status stays.' },
  NEEDS_STRENGTHENING: {
    vi: 'Cần củng cố',
    en: 'Needs strengthening',
    description: 'It works less than it should; it takes that status.',
  },
});
export type ReviewVerdict = ValueOf<typeof ReviewVerdict>;

export const ProgramEventKind = vocabulary('ProgramEventKind', 'What sort of step in a program’s life it was.', {
  STATUS: { vi: 'Trạng thái', en: 'Status', description: 'It took a status.' },
  PLACEMENT: {
    vi: 'Địa bàn',
    en: 'Placement',
    description: 'It was placed in an area, at first or on a new map.',
  },
  UNIT: { vi: 'Đơn vị phụ trách', en: 'Responsible unit', description: 'A responsible unit took a role for it.' },
  HOUSEHOLD_COUNT: { vi: 'Số hộ', en: 'Household count', description: 'Its households were counted.' },
  EQUIPMENT: { vi: 'Phương tiện', en: 'Equipment', description: 'Equipment came, was counted, checked or taken away.' },
  EDIT: { vi: 'Chỉnh sửa', en: 'Edit', description: 'Other facts of it were changed.' },
});
export type ProgramEventKind = ValueOf<typeof ProgramEventKind>;

export const ProgramOrder = vocabulary('ProgramOrder', 'How a list of programs is sorted.', {
  NAME: {
    vi: 'Theo tên',
    en: 'By name',
    description: 'By name in Vietnamese order, numbers by value. The default without a text.',
  },
  RELEVANCE: {
    vi: 'Khớp nhất trước',
    en: 'Best match first',
    description:
      'Names that hold the text with its very marks first, whole words before parts, then by name. The default with a text, and refused without one.',
  },
  FOUNDED_ON_ASC: { vi: 'Thành lập trước', en: 'Oldest first', description: 'The oldest first.' },
  FOUNDED_ON_DESC: { vi: 'Mới thành lập trước', en: 'Newest first', description: 'The newest first.' },
  LAST_ACTIVITY_ASC: {
    vi: 'Lâu không hoạt động trước',
    en: 'Quietest first',
    description: 'The quietest first: no activity at all, then the longest ago.',
  },
  LAST_ACTIVITY_DESC: {
    vi: 'Mới hoạt động trước',
    en: 'Latest activity first',
    description: 'The latest activity first.',
  },
});
export type ProgramOrder = ValueOf<typeof ProgramOrder>;
