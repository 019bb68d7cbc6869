/** A file that an app has announced and not finished. */
export interface PendingUpload {
  readonly id: string;
  /** Its bot user. */
  readonly user: string;
  readonly name: string;
  /** In bytes, as announced. */
  readonly size: number;
  readonly altText?: string;
}

export interface PendingUploads {
  add(upload: PendingUpload): void;
  get(id: string): PendingUpload | undefined;
  remove(id: string): void;
}

export function createPendingUploads(): PendingUploads {
  const pending = new Map<string, PendingUpload>();
  return {
    add(upload) {
      pending.set(upload.id, upload);
    },
    get: (id) => pending.get(id),
    remove(id) {
      pending.delete(id);
    },
  };
}
