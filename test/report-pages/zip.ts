import yauzl from 'yauzl';

/** The text of one file in a zip. */
export const entryOf = (file: Buffer, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => reject(new Error(`there is no ${name} in the file`)));
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          stream.toArray().then((chunks) => resolve(Buffer.concat(chunks as Buffer[]).toString('utf8')), reject);
        });
      });
      zip.readEntry();
    });
  });
