import {
	type HotwordLibrary,
	hotwordLibraries,
	type RecognitionAlgorithm,
	type RecognitionLib,
	recognitionLibs,
} from '../catalog/libraries';

/** The libraries of recognition and hotwords, the same for all accounts: no API here changes them. */
export class Libraries {
	private readonly recognitionByAlgorithm = new Map<RecognitionAlgorithm, RecognitionLib[]>();
	private hotwordsNewestFirst: HotwordLibrary[] | undefined;

	/** @param catalogSize how many face and how many hotword libraries there are; default: as the catalog has them */
	constructor(private readonly catalogSize: number | undefined) {}

	recognition(algorithm: RecognitionAlgorithm): readonly RecognitionLib[] {
		const libs = this.recognitionByAlgorithm.get(algorithm) ?? recognitionLibs(algorithm, this.catalogSize);
		this.recognitionByAlgorithm.set(algorithm, libs);
		return libs;
	}

	/** Newest first. */
	hotwords(): readonly HotwordLibrary[] {
		this.hotwordsNewestFirst ??= hotwordLibraries(this.catalogSize);
		return this.hotwordsNewestFirst;
	}
}
