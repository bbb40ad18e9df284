import { customTemplates } from '../catalog/templates';
import { mediaCatalog } from '../catalog/media';
import { MediaStore } from './mediaStore';
import { TemplateStore } from './templateStore';
import type { Timers } from './timers';

/** What belongs to one account and to no other. */
export interface Holdings {
	templates: TemplateStore;
	media: MediaStore;
}

/** How new holdings are filled. */
export interface HoldingsPlan {
	/** Templates and media in each; default: as the catalog has them. */
	catalogSize?: number;
	/** How long a registered asset stays Preparing, ms. */
	registerMs: number;
	/** The server's clock, ms. */
	now: () => number;
}

/** The holdings of all accounts; each account starts with the whole catalog. */
export class HoldingsStore {
	private readonly byAccount = new Map<string, Holdings>();

	constructor(
		private readonly plan: HoldingsPlan,
		private readonly timers: Timers,
	) {}

	of(accountId: string): Holdings {
		const { catalogSize, registerMs, now } = this.plan;
		const holdings = this.byAccount.get(accountId) ?? {
			templates: new TemplateStore(customTemplates(catalogSize)),
			media: new MediaStore(mediaCatalog(now(), catalogSize), registerMs, this.timers),
		};
		this.byAccount.set(accountId, holdings);
		return holdings;
	}

	/** Gives every account the catalog back; the caller clears the timers. */
	clear(): void {
		this.byAccount.clear();
	}
}
