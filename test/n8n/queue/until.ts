/** Generous, for a machine that does much else. */
const PATIENCE_MS = 450_000;

/** Asks again, every so many milliseconds, until `holds`; fails with what was waited for. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, everyMs = 100): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`What was waited for did not come: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, everyMs));
	}
}
