import {
  beginsAfter,
  beginsWith,
  holdsText,
  isOfficeBinary,
  isOpenDocument,
  isOpenXml,
  isText,
  isZip,
} from './contents';

/** A kind of file that is taken: how names of it end, and whether bytes are of it. */
interface DocumentType {
  readonly endings: readonly string[];
  readonly isIn: (bytes: Uint8Array) => boolean;
}

const openXml = [
  ['wordprocessingml.document', 'docx', 'word/'],
  ['wordprocessingml.template', 'dotx', 'word/'],
  ['spreadsheetml.sheet', 'xlsx', 'xl/'],
  ['spreadsheetml.template', 'xltx', 'xl/'],
  ['presentationml.presentation', 'pptx', 'ppt/'],
  ['presentationml.slideshow', 'ppsx', 'ppt/'],
  ['presentationml.template', 'potx', 'ppt/'],
].map(([type = '', ending = '', folder = '']): readonly [string, DocumentType] => [
  `application/vnd.openxmlformats-officedocument.${type}`,
  { endings: [ending], isIn: (bytes) => isOpenXml(bytes, folder) },
]);

const openDocument = [
  ['text', 'odt'],
  ['spreadsheet', 'ods'],
  ['presentation', 'odp'],
  ['graphics', 'odg'],
  ['chart', 'odc'],
  ['formula', 'odf'],
  ['image', 'odi'],
  ['database', 'odb'],
].map(([kind = '', ending = '']): readonly [string, DocumentType] => {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  return [type, { endings: [ending], isIn: (bytes) => isOpenDocument(bytes, type) }];
});

/** The files that are taken, by media type: what a browser or a reader of documents opens; nothing that it would run. */
export const documentTypes: Readonly<Record<string, DocumentType>> = {
  'application/pdf': { endings: ['pdf'], isIn: (bytes) => holdsText(bytes.subarray(0, 1024), '%PDF-') },
  'application/zip': { endings: ['zip'], isIn: isZip },
  'application/json': { endings: ['json'], isIn: isText },
  'application/rtf': { endings: ['rtf'], isIn: (bytes) => beginsWith(bytes, '{\\rtf') },
  'application/msword': { endings: ['doc', 'dot'], isIn: isOfficeBinary },
  'application/vnd.ms-excel': { endings: ['xls', 'xlt'], isIn: isOfficeBinary },
  'application/vnd.ms-powerpoint': { endings: ['ppt', 'pps', 'pot'], isIn: isOfficeBinary },
  ...Object.fromEntries([...openXml, ...openDocument]),
  'text/plain': { endings: ['txt', 'text', 'log'], isIn: isText },
  'text/csv': { endings: ['csv'], isIn: isText },
  'text/markdown': { endings: ['md', 'markdown'], isIn: isText },
  'image/png': { endings: ['png'], isIn: (bytes) => beginsWith(bytes, '\x89PNG\r\n\x1a\n') },
  'image/jpeg': { endings: ['jpg', 'jpeg', 'jfif'], isIn: (bytes) => beginsWith(bytes, '\xff\xd8\xff') },
  'image/tiff': {
    endings: ['tif', 'tiff'],
    isIn: (bytes) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((mark) => beginsWith(bytes, mark)),
  },
  'image/webp': {
    endings: ['webp'],
    isIn: (bytes) => beginsWith(bytes, 'RIFF') && beginsAfter(bytes, 8, 'WEBP'),
  },
  'message/rfc822': { endings: ['eml'], isIn: isText },
};

/** The types that are taken among what a file is said to be and what its name says. */
const typesSaid = (name: string, mediaType: string): readonly string[] => {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const byName = Object.keys(documentTypes).filter((type) => documentTypes[type]?.endings.includes(ending));
  return Object.hasOwn(documentTypes, mediaType) ? [mediaType, ...byName] : byName;
};

/**
 * What a file is: the type that it is said to have, else the one of its name, which its bytes have to bear out. A browser calls a CSV a
 * workbook where Excel is installed, and has no word for Markdown.
 */
export const typeOf = (name: string, mediaType: string, bytes: Uint8Array): string | 'type' | 'content' => {
  const said = typesSaid(name, mediaType);
  return said.length === 0 ? 'type' : (said.find((type) => documentTypes[type]?.isIn(bytes)) ?? 'content');
};
