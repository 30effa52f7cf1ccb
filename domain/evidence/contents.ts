/** Whether bytes have a mark of Latin-1 characters at a place. */
export const beginsAfter = (bytes: Uint8Array, place: number, mark: string): boolean =>
  bytes.length >= place + mark.length &&
  Array.from(mark).every((character, at) => bytes[place + at] === character.charCodeAt(0));

export const beginsWith = (bytes: Uint8Array, mark: string): boolean => beginsAfter(bytes, 0, mark);

/** Whether an ASCII text stands anywhere in the bytes. */
export const holdsText = (bytes: Uint8Array, text: string): boolean => {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (beginsAfter(bytes, at, text)) return true;
  return false;
};

/** Whether no byte is one that no text has: NUL, unless the text says by its mark that it is UTF-16. */
export const isText = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, '\xff\xfe') || beginsWith(bytes, '\xfe\xff') || !bytes.includes(0);

export const isZip = (bytes: Uint8Array): boolean => beginsWith(bytes, 'PK\x03\x04') || beginsWith(bytes, 'PK\x05\x06');

/** A document of Office up to 2003, a compound file. */
export const isOfficeBinary = (bytes: Uint8Array): boolean => beginsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

/** A document of Office Open XML whose parts stand in `folder`; one with macros says that it has none by its type. */
export const isOpenXml = (bytes: Uint8Array, folder: string): boolean =>
  isZip(bytes) &&
  holdsText(bytes, '[Content_Types].xml') &&
  holdsText(bytes, folder) &&
  !holdsText(bytes, 'vbaProject.bin');

/** A package of OpenDocument: its first part is its type, stored as it is (OpenDocument 1.3, part 2, 3.3). */
export const isOpenDocument = (bytes: Uint8Array, type: string): boolean =>
  isZip(bytes) && beginsAfter(bytes, 30, `mimetype${type}`);
