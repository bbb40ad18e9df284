/** The most or the least that a figure may be. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** A figure that is measured, as it stands in the results. */
export interface Row {
	readonly subject: string;
	/** `×` for a ratio. */
	readonly unit: string;
	/** What the figure is held against; none for what is only shown. */
	readonly target?: Target;
}

/** A figure, and between what the middle half of the rounds lies that it is the median of. */
export interface Measured {
	readonly value: number;
	readonly range?: readonly [from: number, to: number];
}

/** A table of plain figures, for those who want to know what stands behind the ratios. */
export interface SideBySide {
	/** What the first column holds. */
	readonly heading: string;
	readonly columns: readonly string[];
	readonly names: readonly string[];
}

/** What a section measured: a figure for each row, and the cells of its table by name. */
export interface Outcome<Id extends string = string> {
	readonly figures: Readonly<Record<Id, Measured>>;
	readonly cells?: Readonly<Record<string, readonly string[]>>;
}

/** Measurements that belong together. What is compared is said in words, since a ratio alone says nothing. */
export interface Section<Id extends string = string> {
	readonly title: string;
	/** What is compared with what, and how. */
	readonly about: string;
	readonly rows: Readonly<Record<Id, Row>>;
	readonly sideBySide?: SideBySide;
	measure(): Promise<Outcome<Id>>;
}
