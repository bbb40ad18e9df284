/** One measured ratio and the most (or least) that it may be. */
export interface Figure {
	readonly subject: string;
	readonly value: number;
	readonly unit: string;
	/** What the figure is held against; none for rivals, which are only shown. */
	readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A line of the results' table. */
export function tableLine({ subject, value, unit, target }: Figure): string {
	const shown = `${value.toPrecision(3)} ${unit}`;
	if (!target) return `| ${subject} | ${shown} | | |`;
	const [bound, limit, met] =
		'atMost' in target
			? ['at most', target.atMost, value <= target.atMost]
			: ['at least', target.atLeast, value >= target.atLeast];
	const off = `no, by ${Math.abs((value / limit - 1) * 100).toFixed(0)} %`;
	return `| ${subject} | ${shown} | ${bound} ${limit} ${unit} | ${met ? 'yes' : off} |`;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
