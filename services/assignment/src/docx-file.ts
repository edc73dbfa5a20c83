import { StreamableFile } from '@nestjs/common';

/** A document as an answer that the browser saves. @param name of the file, with its ending */
export const docxFile = (name: string, bytes: Uint8Array): StreamableFile =>
  new StreamableFile(bytes, {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
