import { customTemplates } from '../catalog/templates';
import { mediaCatalog } from '../catalog/media';
import { MediaStore, type MediaTimes } from './mediaStore';
import { TemplateStore } from './templateStore';
import type { Timers } from './timers';
import { UrlUploads } from './urlUploads';

/** The templates and media of one account, and what it lets the service fetch. */
export interface AccountData {
	templates: TemplateStore;
	media: MediaStore;
	urlUploads: UrlUploads;
}

/** The initial data of an account. */
export interface AccountDataOptions extends MediaTimes {
	/** Number of templates and of media; default: those of the catalog. */
	catalogSize?: number;
	/** The server's clock, ms. */
	now: () => number;
}

/** The data of all accounts; each account starts with the catalog. */
export class AccountDataStore {
	private readonly byAccount = new Map<string, AccountData>();

	constructor(
		private readonly options: AccountDataOptions,
		private readonly timers: Timers,
	) {}

	of(accountId: string): AccountData {
		const { catalogSize, registerMs, now } = this.options;
		const known = this.byAccount.get(accountId);
		if (known) return known;
		const media = new MediaStore(mediaCatalog(now(), catalogSize), this.options, this.timers);
		const data = {
			templates: new TemplateStore(customTemplates(catalogSize)),
			media,
			urlUploads: new UrlUploads(media, { fetchMs: registerMs, now }, this.timers),
		};
		this.byAccount.set(accountId, data);
		return data;
	}

	/** Resets every account to the catalog; the caller clears the timers. */
	clear(): void {
		this.byAccount.clear();
	}
}
