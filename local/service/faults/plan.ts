import type { CallbackFaultRule, FaultRule, RequestFaultRule } from './rule';

interface PlannedFault {
	rule: FaultRule;
	/** Requests that the rule matched. */
	matched: number;
	/** Requests that it affected. */
	hits: number;
}

/** The fault rules in effect. When several are due for the same request, the one added first takes precedence. */
export class FaultPlan {
	private planned: PlannedFault[] = [];

	add(...rules: FaultRule[]): void {
		this.planned.push(...rules.map((rule) => ({ rule, matched: 0, hits: 0 })));
	}

	clear(): void {
		this.planned = [];
	}

	/** The fault that affects the answer to this request, if any. */
	takeForRequest(action: string, parameters: Readonly<Record<string, string>>): RequestFaultRule | undefined {
		return this.take(isRequestFault, action, parameters);
	}

	/** The fault that affects the callbacks of a job submitted with these parameters, if any. */
	takeForCallbacks(parameters: Readonly<Record<string, string>>): CallbackFaultRule | undefined {
		return this.take(isCallbackFault, 'SubmitSmarttagJob', parameters);
	}

	private take<Rule extends FaultRule>(
		isOfKind: (rule: FaultRule) => rule is Rule,
		action: string,
		parameters: Readonly<Record<string, string>>,
	): Rule | undefined {
		let taken: Rule | undefined;
		for (const planned of this.planned) {
			const { rule } = planned;
			if (!isOfKind(rule) || !matches(rule, action, parameters)) continue;
			planned.matched += 1;
			const { after = 0, times = Number.POSITIVE_INFINITY } = rule;
			if (taken || planned.matched <= after || planned.hits >= times) continue;
			planned.hits += 1;
			taken = rule;
		}
		return taken;
	}
}

function isCallbackFault(rule: FaultRule): rule is CallbackFaultRule {
	return rule.kind.startsWith('callback');
}

function isRequestFault(rule: FaultRule): rule is RequestFaultRule {
	return !isCallbackFault(rule);
}

function matches(
	{ action, contains }: Pick<FaultRule, 'action' | 'contains'>,
	requested: string,
	parameters: Readonly<Record<string, string>>,
): boolean {
	if (action !== undefined && action !== requested) return false;
	return contains === undefined || Object.values(parameters).some((value) => value.includes(contains));
}
