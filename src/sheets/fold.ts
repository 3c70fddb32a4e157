/**
 * A text as it is compared: small letters and digits, without marks, one space between words. `Số hộ (*)` and `so ho`
 * are the same.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
