/** Names and uncompressed sizes in bytes of the files in a zip archive, read from its central directory (APPNOTE 4.3). */
export function zipEntries(archive: Buffer): Map<string, number> {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end === -1) throw new Error('This is no zip archive');
  const count = archive.readUInt16LE(end + 10);
  const entries = new Map<string, number>();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    if (name === undefined || extra === undefined || comment === undefined) throw new Error('Cut off');
    entries.set(archive.toString('utf8', at + 46, at + 46 + name), archive.readUInt32LE(at + 24));
    at += 46 + name + extra + comment;
  }
  return entries;
}
