import { customTemplates } from '../catalog/templates';
import { mediaCatalog } from '../catalog/media';
import { MediaStore, type MediaTimes } from './mediaStore';
import { TemplateStore } from './templateStore';
import type { Timers } from './timers';

/** The templates and media of one account. */
export interface AccountData {
	templates: TemplateStore;
	media: MediaStore;
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
		const { catalogSize, now } = this.options;
		const data = this.byAccount.get(accountId) ?? {
			templates: new TemplateStore(customTemplates(catalogSize)),
			media: new MediaStore(mediaCatalog(now(), catalogSize), this.options, this.timers),
		};
		this.byAccount.set(accountId, data);
		return data;
	}

	/** Resets every account to the catalog; the caller clears the timers. */
	clear(): void {
		this.byAccount.clear();
	}
}
