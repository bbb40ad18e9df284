import {
	type HotwordLibrary,
	hotwordLibraries,
	type RecognitionAlgorithm,
	type RecognitionLib,
	recognitionLibs,
} from '../catalog/libraries';

/** The recognition and hotword libraries, the same for all accounts: no action here changes them. */
export class Libraries {
	private readonly recognitionByAlgorithm = new Map<RecognitionAlgorithm, RecognitionLib[]>();
	private hotwordsNewestFirst: HotwordLibrary[] | undefined;

	/** @param catalogSize number of face and of hotword libraries; default: those of the catalog */
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
