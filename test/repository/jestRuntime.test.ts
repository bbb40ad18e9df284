import vm from 'node:vm';

/** Loads zod as a test file does that is the first to load it, or a later one. */
function loadZod(): object {
	let zod: object = {};
	jest.isolateModules(() => (zod = jest.requireActual<object>('zod')));
	return zod;
}

test('Test files compile the files of a package once, and each evaluates them for itself', () => {
	const first = loadZod();
	const { Script } = vm;
	const compile = jest.spyOn(vm, 'Script').mockImplementation((code, options) => new Script(code, options));
	const second = loadZod();
	jest.restoreAllMocks();

	expect(compile).not.toHaveBeenCalled();
	expect(Object.keys(second)).toEqual(Object.keys(first));
	expect(Reflect.get(second, 'ZodError')).not.toBe(Reflect.get(first, 'ZodError'));
});
