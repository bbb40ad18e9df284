import type { INodeProperties } from 'n8n-workflow';

/** What a job may carry besides its input and its analysis. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Additional Params',
			name: 'additionalParams',
			type: 'json',
			default: '{}',
			description:
				'Further keys of <a href="https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob" target="_blank">Params</a>, as JSON text or object, such as {"clipSplitParams": {"splitType": "event"}}. The fields of this panel win over the same key.',
		},
		{
			displayName: 'Content',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Test drive of an electric car',
			description: 'What the video is about, at most 1,024 bytes (a Chinese character has 3)',
		},
		{
			displayName: 'Content Address',
			name: 'contentAddr',
			type: 'string',
			default: '',
			hint: 'Deprecated by the API',
			description: 'The ContentAddr of the API, sent as it is',
		},
		{
			displayName: 'Content Type',
			name: 'contentType',
			type: 'string',
			default: '',
			hint: 'Deprecated by the API',
			description: 'The ContentType of the API, sent as it is',
		},
		{
			displayName: 'Notify URL',
			name: 'notifyUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook',
			description: 'Address that the service calls when the state of the job changes, http or https',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Test-drive',
			description:
				'Helps to classify the video. Chinese, letters, digits and hyphens, at most 256 bytes (a Chinese character has 3).',
		},
		{
			displayName: 'User Data',
			name: 'userData',
			type: 'string',
			default: '',
			placeholder: 'e.g. {"orderId": 42}',
			description:
				'Text or JSON that the query and the callback give back, at most 1,024 bytes. An object from an expression is sent as JSON.',
		},
	],
};
