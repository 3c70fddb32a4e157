/** What a file may ask of us; whatever goes beyond is refused before it costs memory. */
export interface SheetLimits {
  /** Bytes of the file. */
  fileBytes: number;
  /** XLSX: bytes of all its parts, unpacked. */
  unpackedBytes: number;
  /** XLSX: unpacked bytes for each byte of the file. Real sheets reach 60, DEFLATE itself 1,032. */
  ratio: number;
  /** XLSX: bytes of the table of shared texts, which is held in memory. */
  sharedTextBytes: number;
  /** Rows that hold anything. */
  rows: number;
  columns: number;
  /** UTF-16 units, as Excel counts them. */
  cellLength: number;
}

export const DEFAULT_LIMITS: SheetLimits = {
  fileBytes: 20 << 20,
  unpackedBytes: 300 << 20,
  ratio: 200,
  sharedTextBytes: 64 << 20,
  rows: 50_000,
  columns: 200,
  cellLength: 32_767,
};
