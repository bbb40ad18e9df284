import { createHash } from 'node:crypto';

import type { IHttpRequestOptions } from 'n8n-workflow';

import { readImsCredential } from '../../../credentials/imsCredential';
import { redact, secretsOf } from '../../../credentials/redact';
import { OSS_HOST_HEADER, signOssRequestOptions } from '../../../credentials/signOssRequestOptions';
import type { AccessKey } from '../../../credentials/signature/canonical';
import { ossPath } from '../../../credentials/signature/signatureOss';
import { readXml, textOf } from '../../../nodes/AlibabaCloudSmarttag/oss/xml';
import type { RecordingClient } from './recordingClient';

const TIMEOUT_MS = 10 * 60_000;

/** What is stored in a bucket, and how it is signed. */
export interface ObjectPlace {
	readonly bucket: string;
	/** Without `oss-`. */
	readonly region: string;
	/** Base URL where the usual endpoint of the region is not meant. */
	readonly endpoint?: string;
	readonly objectKey: string;
	/** A temporary key in place of that of the credential. */
	readonly key?: AccessKey;
}

/**
 * PutObject: stores content, with the package's own signature, and records the answer.
 *
 * @returns whether OSS accepted it
 */
export async function putObject(
	client: RecordingClient,
	place: ObjectPlace,
	{ content, contentType }: { readonly content: Buffer; readonly contentType: string },
): Promise<boolean> {
	const md5 = createHash('md5').update(content).digest('base64');
	const headers = { 'content-type': contentType, 'content-md5': md5 };
	return await send(client, place, { method: 'PUT', headers, body: content }, 'PutObject');
}

/** HeadObject: whether the object exists; records the answer. */
export async function hasObject(client: RecordingClient, place: ObjectPlace): Promise<boolean> {
	return await send(client, place, { method: 'HEAD', headers: {} }, 'HeadObject');
}

async function send(
	client: RecordingClient,
	{ bucket, region, endpoint, objectKey, key }: ObjectPlace,
	{ method, headers, body }: { method: 'HEAD' | 'PUT'; headers: Record<string, string>; body?: Buffer },
	action: string,
): Promise<boolean> {
	const credential = readImsCredential(client.data);
	const host = `${bucket}.oss-${region}.aliyuncs.com`;
	const base = endpoint ?? (credential.network === 'custom' ? credential.customEndpoint : `https://${host}`);
	const options: IHttpRequestOptions = {
		method,
		url: `${base}${ossPath(`/${objectKey.replaceAll('%', '%25')}`)}`,
		headers: { ...headers, [OSS_HOST_HEADER]: host },
		...(body && { body }),
	};
	const signed = signOssRequestOptions(options, key ?? credential, Date.now());
	const answer = await answerOf(signed.url, {
		...{ method, headers: signed.headers as Record<string, string>, body },
		...{ redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) },
	});
	const { httpStatus, headers: names } = answer;
	const secrets = secretsOf([credential, key]);
	// Neither the address nor the key of the object is recorded: both are known, or the user's own.
	const record = { action, parameters: {}, httpStatus, headers: names };
	client.record({ ...record, body: bodyOf(answer, (text) => redact(text, secrets)) });
	return httpStatus >= 200 && httpStatus < 300;
}

async function answerOf(url: string, request: RequestInit) {
	try {
		const response = await fetch(url, request);
		const headers = [...response.headers.keys()].sort();
		return { httpStatus: response.status, headers, text: await response.text() };
	} catch {
		return { httpStatus: 0, headers: [], text: '' };
	}
}

/** Of a refusal, code and message: OSS also repeats the key ID and the signed text. */
function bodyOf({ httpStatus, text }: { httpStatus: number; text: string }, shown: (text: string) => string): unknown {
	if (httpStatus >= 200 && httpStatus < 300) return {};
	const root = readXml(text);
	const code = textOf(root, 'Code');
	if (!code) return '';
	const [Message = ''] = shown(textOf(root, 'Message')).split(/string[- ]?to[- ]?sign/i, 1);
	return { Code: shown(code), Message, RequestId: textOf(root, 'RequestId'), EC: shown(textOf(root, 'EC')) };
}
