/** Bytes of the files whose uploads are watched. */
export const SIZES = [10e6, 100e6, 1e9, 4e9] as const;

/** What the slow link carries, in megabytes a second. */
export const LINK_MB = 50;

/** Who uploads, and the name in the results. */
export const UPLOADERS = { ours: 'this node', aliOss: 'outside n8n: ali-oss, multipart' } as const;

export type Uploader = keyof typeof UPLOADERS;

export type UploadRow = 'memory10' | 'memory100' | 'memory1000' | 'memory4000' | 'throughput';
